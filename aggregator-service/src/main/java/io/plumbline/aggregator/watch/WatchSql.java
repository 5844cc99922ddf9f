package io.plumbline.aggregator.watch;

/** The statements about what the detectors know. */
final class WatchSql {

    /** What is needed of every series of a batch; it was locked before. */
    static final String ROWS =
            """
            select w.series_id, w.version, w.place, w.questions, encode(w.open_rounds, 'base64'), w.reference_due,
                cast(extract(epoch from w.last_released_at) * 1000 as bigint), w.summary, w.settings
            from aggregator.watch w where w.series_id = any (cast(:ids as bigint[]))
            """;

    /** What is needed of those whose rounds have closed. */
    static final String DETECTORS =
            """
            select w.series_id, encode(w.detectors, 'base64'), w.reference
            from aggregator.watch w where w.series_id = any (cast(:ids as bigint[]))
            """;

    /** Series whose alarms may end because their model is another one now. */
    static final String ALARMED =
            """
            select w.series_id, s.model, s.revision, s.question_set, s.variant, s.instrument, s.source,
                cast(extract(epoch from w.last_released_at) * 1000 as bigint)
            from aggregator.watch w join aggregator.series s on s.id = w.series_id
            where w.alarmed and s.model = any (cast(:models as text[]))
            """;

    /** For each series its model's baseline, and the baseline's newest revision in the same series. */
    static final String BASELINES =
            """
            select s.id, m.baseline, b.id
            from aggregator.series s
            left join aggregator.model m on m.id = s.model
            left join lateral (
                select o.id from aggregator.series o
                where o.model = m.baseline and o.question_set = s.question_set and o.variant = s.variant
                    and o.instrument = s.instrument and o.source = s.source
                order by o.last_scored_at desc limit 1) b on true
            where s.id = any (cast(:ids as bigint[]))
            """;

    static final String COUNTS =
            """
            select c.series_id, c.question_id, c.outcome, cast(sum(c.answers) as bigint)
            from aggregator.question_count c
            where c.series_id = any (cast(:ids as bigint[])) and c.reason <> 'CANCELLED'
            group by c.series_id, c.question_id, c.outcome
            """;

    /** Returns the series that were written; one whose version has moved on is not among them. */
    static final String WRITE =
            """
            insert into aggregator.watch as w (series_id, version, place, questions, open_rounds, detectors, reference,
                settings, reference_due, last_released_at, alarmed, summary, misaligned_days)
            select t.id, t.version + 1, t.place, t.questions, decode(t.open, 'base64'),
                decode(coalesce(t.detectors, ''), 'base64'), t.reference, t.settings, t.due,
                to_timestamp(t.released / 1000.0),
                t.alarmed, t.summary, t.days
            from unnest(cast(:ids as bigint[]), cast(:versions as bigint[]), cast(:places as bigint[]),
                    cast(:questions as text[]), cast(:open as text[]), cast(:detectors as text[]),
                    cast(:references as text[]), cast(:settings as text[]), cast(:due as bigint[]),
                    cast(:released as bigint[]),
                    cast(:alarmed as boolean[]), cast(:summaries as text[]), cast(:days as double precision[]))
                as t (id, version, place, questions, open, detectors, reference, settings, due, released, alarmed, summary,
                    days)
            on conflict (series_id) do update
                set version = excluded.version, place = excluded.place, questions = excluded.questions,
                    open_rounds = excluded.open_rounds,
                    detectors = case when length(excluded.detectors) = 0 then w.detectors else excluded.detectors end,
                    reference = coalesce(excluded.reference, w.reference),
                    settings = coalesce(excluded.settings, w.settings), reference_due = excluded.reference_due,
                    last_released_at = greatest(w.last_released_at, excluded.last_released_at),
                    alarmed = excluded.alarmed, summary = excluded.summary, misaligned_days = excluded.misaligned_days
                where w.version = excluded.version - 1
            returning series_id
            """;

    private WatchSql() {}
}
