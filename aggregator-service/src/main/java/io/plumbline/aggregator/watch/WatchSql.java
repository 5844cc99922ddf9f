package io.plumbline.aggregator.watch;

/** The queries about the state of the detectors. */
final class WatchSql {

    /** The state that every series of a batch needs; the series' own rows are locked before. */
    static final String ROWS =
            """
            select w.series_id, w.version, w.place, w.questions, encode(w.open_rounds, 'base64') as open_rounds, w.reference_due,
                cast(extract(epoch from w.last_released_at) * 1000 as bigint) as last_released_at, w.summary, w.settings
            from aggregator.watch w where w.series_id = any (cast(:ids as bigint[]))
            """;

    /** The state that series with closed rounds need besides. */
    static final String DETECTORS =
            """
            select w.series_id, encode(w.detectors, 'base64') as detectors, w.reference
            from aggregator.watch w where w.series_id = any (cast(:ids as bigint[]))
            """;

    /** Series with alarms, which end if their model has been replaced. */
    static final String ALARMED =
            """
            select w.series_id, s.model, s.revision, s.question_set, s.variant, s.instrument, s.source,
                cast(extract(epoch from w.last_released_at) * 1000 as bigint) as last_released_at
            from aggregator.watch w join aggregator.series s on s.id = w.series_id
            where w.alarmed and s.model = any (cast(:models as text[]))
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
