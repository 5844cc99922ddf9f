package io.plumbline.aggregator.watch;

/** The queries about the state of the detectors. */
final class WatchSql {

    /** The state that every series of a batch needs; the series' own rows are locked before. */
    static final String ROWS =
            """
            select w.series_id, w.version, w.place, w.questions, encode(w.open_rounds, 'base64') as open_rounds, w.reference_due,
                w.reference is not null as begun, w.share, w.poisoned,
                cast(extract(epoch from w.last_released_at) * 1000 as bigint) as last_released_at, w.summary, w.settings
            from aggregator.watch w where w.series_id = any (cast(:ids as bigint[]))
            """;

    /** The state that series with closed rounds need besides. */
    static final String DETECTORS =
            """
            select w.series_id, encode(w.detectors, 'base64') as detectors, w.reference
            from aggregator.watch w where w.series_id = any (cast(:ids as bigint[]))
            """;

    /** The watched series of models, and the retired ones of some revisions, whose head starts are spent. */
    static final String SIBLINGS =
            """
            select w.series_id, s.model, s.revision, s.question_set, s.variant, s.instrument, s.source,
                cast(extract(epoch from w.last_released_at) * 1000 as bigint) as last_released_at,
                w.reference is not null as begun, w.share, w.summary, m.revision as registered
            from aggregator.watch w join aggregator.series s on s.id = w.series_id
            left join aggregator.model m on m.id = s.model
            where s.model = any (cast(:models as text[]))
                and (not w.retired or s.revision = any (cast(:revisions as text[])))
            """;

    /** Number of watched series of each model's baseline. */
    static final String BASELINE_SERIES =
            """
            select m.id as model, count(*) as series
            from aggregator.model m join aggregator.series s on s.model = m.baseline
            join aggregator.watch w on w.series_id = s.id
            where m.id = any (cast(:models as text[])) and not w.retired and s.source = 'PROBE'
            group by m.id
            """;

    /** Watched series that have not been asked for long. Locked, so their next batch waits. */
    static final String IDLE =
            """
            select s.id as series_id, s.model, s.revision, s.question_set, s.variant, s.instrument, s.source
            from aggregator.watch w join aggregator.series s on s.id = w.series_id
            left join aggregator.model m on m.id = s.model
            where not w.retired and s.partition = any (cast(:partitions as integer[]))
                and w.last_released_at < to_timestamp((cast(:now as bigint)
                - greatest(cast(:longest as bigint), 2000 * coalesce(m.longest_silence_seconds, 0))) / 1000.0)
            order by s.model, s.id limit 100 for update of s skip locked
            """;

    /**
     * For each series its model's baseline, and the baseline's newest revision in a series of the same kind. The newest revision
     * is the one whose prompts were released last: a late score of an older one does not bring that back.
     */
    static final String BASELINES =
            """
            select s.id as series_id, m.baseline, b.id as baseline_series_id, b.revision as baseline_revision
            from aggregator.series s
            left join aggregator.model m on m.id = s.model
            left join lateral (
                select o.id, o.revision from aggregator.series o
                left join aggregator.watch w on w.series_id = o.id
                where o.model = m.baseline and o.question_set = s.question_set and o.variant = s.variant
                    and o.instrument = s.instrument and o.source = s.source
                order by w.last_released_at desc nulls last, o.id desc limit 1) b on true
            where s.id = any (cast(:ids as bigint[]))
            """;

    static final String COUNTS =
            """
            select c.series_id, c.question_id, c.outcome, cast(sum(c.answers) as bigint) as answers
            from aggregator.question_count c
            where c.series_id = any (cast(:ids as bigint[])) and c.reason <> 'CANCELLED'
            group by c.series_id, c.question_id, c.outcome
            """;

    private WatchSql() {}
}
