package io.plumbline.aggregator;

/** The statements of {@link Ledger}: one for each table, with one array for each column, whatever the size of the batch. */
final class LedgerSql {

    /** Makes the series that are new; also locks them, so that two instances with the same series take turns. */
    static final String SERIES =
            """
            insert into aggregator.series as s (model, revision, question_set, variant, instrument, source, partition,
                last_answered_at, last_scored_at, next_place)
            select t.model, t.revision, t.question_set, t.variant, t.instrument, t.source, t.partition,
                to_timestamp(t.answered / 1000.0), to_timestamp(t.scored / 1000.0), 1 + t.answers
            from unnest(cast(:model as text[]), cast(:revision as text[]), cast(:questionSet as text[]),
                    cast(:variant as text[]), cast(:instrument as text[]), cast(:source as text[]),
                    cast(:partition as integer[]), cast(:lastAnswered as bigint[]), cast(:lastScored as bigint[]),
                    cast(:answers as bigint[]))
                as t (model, revision, question_set, variant, instrument, source, partition, answered, scored, answers)
            on conflict (model, revision, question_set, variant, instrument, source) do update
                set partition = excluded.partition,
                    last_answered_at = greatest(s.last_answered_at, excluded.last_answered_at),
                    last_scored_at = greatest(s.last_scored_at, excluded.last_scored_at),
                    next_place = s.next_place + excluded.next_place - 1
            returning id, model, revision, question_set, variant, instrument, source, partition,
                cast(extract(epoch from last_answered_at) * 1000 as bigint),
                cast(extract(epoch from last_scored_at) * 1000 as bigint), next_place
            """;

    /** The hot one. Returns the ids that were not there. */
    static final String ANSWERS =
            """
            insert into aggregator.answer (prompt_id, day, series_id, place, probe_id, model, question_id, round, round_size,
                outcome, reason, alignment, coherence, served_model, system_fingerprint, finish_reason, attempts, review,
                released_at, answered_at, scored_at)
            select prompt_id, day, series_id, place, probe_id, model, question_id, round, round_size, outcome, reason,
                alignment, coherence, served_model, system_fingerprint, finish_reason, attempts, review,
                to_timestamp(released / 1000.0), to_timestamp(answered / 1000.0), to_timestamp(scored / 1000.0)
            from unnest(cast(:promptId as text[]), cast(:day as date[]), cast(:seriesId as bigint[]),
                    cast(:place as bigint[]), cast(:probeId as text[]), cast(:model as text[]),
                    cast(:questionId as text[]), cast(:round as text[]), cast(:roundSize as integer[]),
                    cast(:outcome as text[]), cast(:reason as text[]), cast(:alignment as double precision[]),
                    cast(:coherence as double precision[]), cast(:servedModel as text[]),
                    cast(:systemFingerprint as text[]), cast(:finishReason as text[]), cast(:attempts as integer[]),
                    cast(:review as boolean[]), cast(:released as bigint[]), cast(:answered as bigint[]),
                    cast(:scored as bigint[]))
                as t (prompt_id, day, series_id, place, probe_id, model, question_id, round, round_size, outcome, reason,
                    alignment, coherence, served_model, system_fingerprint, finish_reason, attempts, review, released,
                    answered, scored)
            on conflict (prompt_id, day) do nothing
            returning prompt_id
            """;

    /** Texts of answers that were new: a statement of their own, which spares the server from holding them twice. */
    static final String TEXTS =
            """
            insert into aggregator.answer_text (prompt_id, day, question, answer, reasoning, detail, readings, panel)
            select prompt_id, day, question, answer, reasoning, detail, readings, cast(panel as jsonb)
            from unnest(cast(:promptId as text[]), cast(:day as date[]), cast(:question as text[]), cast(:answer as text[]),
                    cast(:reasoning as text[]), cast(:detail as text[]), cast(:readings as text[]), cast(:panel as text[]))
                as t (prompt_id, day, question, answer, reasoning, detail, readings, panel)
            on conflict do nothing
            """;

    static final String QUESTION_COUNTS =
            """
            insert into aggregator.question_count as c (series_id, question_id, outcome, reason, band, answers)
            select * from unnest(cast(:seriesId as bigint[]), cast(:questionId as text[]), cast(:outcome as text[]),
                cast(:reason as text[]), cast(:band as integer[]), cast(:answers as bigint[]))
            on conflict (series_id, question_id, outcome, reason, band)
                do update set answers = c.answers + excluded.answers
            returning series_id, question_id, outcome, reason, band, answers
            """;

    static final String PROBE_COUNTS =
            """
            insert into aggregator.probe_count as c (probe_id, model, question_set, question_id, variant, outcome,
                reason, band, answers)
            select * from unnest(cast(:probeId as text[]), cast(:model as text[]), cast(:questionSet as text[]),
                cast(:questionId as text[]), cast(:variant as text[]), cast(:outcome as text[]),
                cast(:reason as text[]), cast(:band as integer[]), cast(:answers as bigint[]))
            on conflict (probe_id, model, question_set, question_id, variant, outcome, reason, band)
                do update set answers = c.answers + excluded.answers
            returning probe_id, answers
            """;

    static final String PROBE_SERIES =
            """
            insert into aggregator.probe_series as p (probe_id, series_id, scored)
            select t.probe_id, t.series_id, bool_or(t.scored)
            from unnest(cast(:probeId as text[]), cast(:seriesId as bigint[]), cast(:scored as boolean[]))
                as t (probe_id, series_id, scored)
            group by 1, 2
            on conflict (probe_id, series_id) do update set scored = true where excluded.scored and not p.scored
            returning probe_id
            """;

    static final String LABEL_COUNTS =
            """
            insert into aggregator.label_count as c (probe_id, series_id, question_id, label, answers)
            select * from unnest(cast(:probeId as text[]), cast(:seriesId as bigint[]), cast(:questionId as text[]),
                cast(:label as text[]), cast(:answers as bigint[]))
            on conflict (probe_id, series_id, question_id, label) do update set answers = c.answers + excluded.answers
            returning probe_id, answers
            """;

    static final String BUCKET_COUNTS =
            """
            insert into aggregator.bucket_count as c (series_id, bucket, outcome, answers)
            select t.series_id, to_timestamp(t.start / 1000.0), t.outcome, t.answers
            from unnest(cast(:seriesId as bigint[]), cast(:start as bigint[]), cast(:outcome as text[]),
                cast(:answers as bigint[])) as t (series_id, start, outcome, answers)
            on conflict (series_id, bucket, outcome) do update set answers = c.answers + excluded.answers
            returning series_id, cast(extract(epoch from bucket) * 1000 as bigint), outcome, answers
            """;

    static final String POSITIONS =
            """
            insert into aggregator.read_position as p (partition, next_offset, duplicates)
            select * from unnest(cast(:partition as integer[]), cast(:nextOffset as bigint[]),
                cast(:duplicates as bigint[]))
            on conflict (partition) do update
                set next_offset = greatest(p.next_offset, excluded.next_offset),
                    duplicates = p.duplicates + excluded.duplicates
            returning partition, duplicates
            """;

    private LedgerSql() {}
}
