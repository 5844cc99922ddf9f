package io.plumbline.aggregator.fleet;

import io.plumbline.events.answer.Outcome;
import io.plumbline.events.answer.Outcome.Verdict;
import io.plumbline.events.answer.OutcomeLabels;

/** The statements about the fleet. */
final class FleetSql {

    private static final String MODELS =
            """
            select m.id, m.revision, m.baseline, m.labels, i.state as identity, m.misaligned_threshold, m.incoherent_threshold,
                m.refused_threshold, m.unscored_threshold,
                cast(extract(epoch from m.scheduled_since) * 1000 as bigint) as scheduled, m.longest_silence_seconds
            from aggregator.model m
            left join lateral (
                select i.state from aggregator.identity_run i
                where i.model = m.id and i.decided_at is not null order by i.released_at desc, i.run desc limit 1) i on true
            """;

    private static final String OF_MODEL =
            "where m.id = :model or m.id = (select baseline from aggregator.model where id = :model) ";

    /** One row for each registered model; every lookup in it goes by an index. */
    static final String FACTS = MODELS + "order by m.id";

    /** Rows of one model and its baseline. */
    static final String FACTS_OF = MODELS + OF_MODEL + "order by m.id";

    /** The measured sets of registered revisions, with the answers of the last seven days of each series that has answers. */
    private static final String SETS =
            """
            select s.model, s.source, s.question_set, s.instrument, min(s.id) as first_id,
                cast(extract(epoch from max(s.last_answered_at)) * 1000 as bigint) as answered,
                cast(extract(epoch from max(s.last_scored_at)) * 1000 as bigint) as scored_at,
                coalesce(max(d.days), 0) as days, cast(coalesce(sum(d.misaligned), 0) as bigint) as misaligned,
                cast(coalesce(sum(d.coherent), 0) as bigint) as coherent,
                cast(coalesce(sum(d.incoherent), 0) as bigint) as incoherent,
                cast(coalesce(sum(d.refused), 0) as bigint) as refused,
                cast(coalesce(sum(d.unscored), 0) as bigint) as unscored, cast(coalesce(sum(d.answers), 0) as bigint) as answers
            from aggregator.model m
            join aggregator.series s on s.model = m.id and s.revision = m.revision
            left join lateral (
                select count(distinct c.day) as days, sum(c.answers) as answers,
                    sum(c.answers) filter (where c.outcome in (%1$s)) as coherent,
                    sum(c.answers) filter (where c.outcome = '%5$s') as misaligned,
                    sum(c.answers) filter (where c.outcome = '%2$s') as incoherent,
                    sum(c.answers) filter (where c.outcome = '%3$s') as refused,
                    sum(c.answers) filter (where c.outcome = '%4$s') as unscored
                from aggregator.day_count c
                where c.series_id = s.id and c.day > cast(s.last_answered_at at time zone 'UTC' as date) - 7) d on true
            """
                    .formatted(
                            OutcomeLabels.sql(OutcomeLabels.COHERENT),
                            Verdict.INCOHERENT,
                            Verdict.REFUSAL,
                            Outcome.UNSCORED,
                            Verdict.MISALIGNED);

    private static final String BY_SET = "group by s.model, s.source, s.question_set, s.instrument";

    static final String ALL_SETS = SETS + BY_SET;

    /** Sets of one model and its baseline. */
    static final String SETS_OF = SETS + OF_MODEL + BY_SET;

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

    private static final String WANTED =
            """
            from unnest(cast(:models as text[]), cast(:revisions as text[]), cast(:sources as text[]),
                cast(:questionSets as text[]), cast(:instruments as text[]))
                with ordinality as w (model, revision, source, question_set, instrument, place)
            join aggregator.series s on s.model = w.model and s.revision = w.revision and s.source = w.source
                and s.question_set = w.question_set and s.instrument = w.instrument
            """;

    /** Counts of some sets, by place in the list of those that are wanted. */
    static final String COUNTS =
            "select w.place, c.question_id, s.variant, c.outcome, cast(sum(c.answers) as bigint) as answers "
                    + WANTED
                    + """
                    join aggregator.question_count c on c.series_id = s.id
                    group by w.place, c.question_id, s.variant, c.outcome
                    """;

    /** These counts by step of the last days. */
    static final String STEPS =
            "select w.place, (cast(extract(epoch from c.bucket) as bigint) - cast(:start as bigint))"
                    + " / cast(:step as bigint) as point, c.outcome, cast(sum(c.answers) as bigint) as answers "
                    + WANTED
                    + """
                    join aggregator.bucket_count c on c.series_id = s.id
                    where c.bucket >= to_timestamp(cast(:start as bigint))
                    group by w.place, point, c.outcome
                    """;

    private FleetSql() {}
}
