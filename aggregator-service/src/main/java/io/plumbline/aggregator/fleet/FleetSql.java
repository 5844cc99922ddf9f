package io.plumbline.aggregator.fleet;

/** The statements about the fleet. */
final class FleetSql {

    private static final String MODELS =
            """
            select m.id, m.revision, m.baseline, m.labels, s.instrument, s.source,
                cast(extract(epoch from s.last_answered_at) * 1000 as bigint) as answered, i.state as identity,
                cast(extract(epoch from m.scheduled_since) * 1000 as bigint) as scheduled, m.longest_silence_seconds
            from aggregator.model m
            left join lateral (
                select s.instrument, s.source, s.last_answered_at from aggregator.series s
                where s.model = m.id and s.revision = m.revision order by s.last_scored_at desc limit 1) s on true
            left join lateral (
                select i.state from aggregator.identity_run i
                where i.model = m.id and i.decided_at is not null order by i.released_at desc, i.run desc limit 1) i on true
            """;

    /** One row for each registered model; every lookup in it goes by an index. */
    static final String FACTS = MODELS + "order by m.id";

    /** Rows of one model and its baseline. */
    static final String FACTS_OF = MODELS
            + "where m.id = :model or m.id = (select baseline from aggregator.model where id = :model) order by m.id";

    /** Alarms of series; the state of a model's identity comes from its own table. */
    static final String ALARMS =
            """
            select c.model, c.id, c.detector, c.to_state, cast(extract(epoch from c.at) * 1000 as bigint) as changed
            from aggregator.watch w cross join lateral (
                select distinct on (c.detector) c.model, c.id, c.detector, c.to_state, c.at
                from aggregator.alarm_change c
                where c.series_id = w.series_id order by c.detector, c.number desc) c
            where w.alarmed and c.to_state <> 'QUIET' order by c.at desc
            """;

    /** Counts of some models by one instrument each. */
    static final String COUNTS =
            """
            select s.model, c.question_id, s.variant, c.outcome, cast(sum(c.answers) as bigint) as answers
            from unnest(cast(:models as text[]), cast(:revisions as text[]), cast(:instruments as text[]),
                cast(:sources as text[])) as w (model, revision, instrument, source)
            join aggregator.series s on s.model = w.model and s.revision = w.revision
                and s.instrument = w.instrument and s.source = w.source
            join aggregator.question_count c on c.series_id = s.id
            group by s.model, c.question_id, s.variant, c.outcome
            """;

    /** These counts by step of the last days. */
    static final String STEPS =
            """
            select s.model, (cast(extract(epoch from c.bucket) as bigint) - cast(:start as bigint)) / cast(:step as bigint) as point,
                c.outcome, cast(sum(c.answers) as bigint) as answers
            from unnest(cast(:models as text[]), cast(:revisions as text[]), cast(:instruments as text[]),
                cast(:sources as text[])) as w (model, revision, instrument, source)
            join aggregator.series s on s.model = w.model and s.revision = w.revision
                and s.instrument = w.instrument and s.source = w.source
            join aggregator.bucket_count c on c.series_id = s.id
            where c.bucket >= to_timestamp(cast(:start as bigint))
            group by s.model, point, c.outcome
            """;

    private FleetSql() {}
}
