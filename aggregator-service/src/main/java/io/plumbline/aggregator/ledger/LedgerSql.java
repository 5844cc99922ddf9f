package io.plumbline.aggregator.ledger;

/** The statements of {@link AnswerLedger}, with one array for each column, whatever the size of the batch. */
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

    private LedgerSql() {}
}
