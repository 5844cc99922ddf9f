package io.plumbline.aggregator.answers;

import com.fasterxml.jackson.core.type.TypeReference;
import io.plumbline.database.Row;
import io.plumbline.events.EventCodec;
import io.plumbline.events.judging.PanelVote;
import io.plumbline.events.judging.Reading;
import io.plumbline.reports.answers.AnswerCall;
import io.plumbline.reports.answers.AnswerDocument;
import io.plumbline.reports.answers.AnswerOrigin;
import io.plumbline.reports.answers.AnswerPanel;
import io.plumbline.reports.answers.AnswerScore;
import io.plumbline.reports.answers.AnswerTexts;
import io.plumbline.reports.answers.AnswerTimes;
import java.util.List;

/** Reads answers from their tables. */
final class StoredDocument {

    private static final TypeReference<List<Reading>> READINGS = new TypeReference<>() {};
    private static final TypeReference<List<PanelVote>> VOTES = new TypeReference<>() {};

    /** The columns that {@link #read} needs, of an answer {@code a}, its texts {@code t} and its series {@code s}. */
    static final String COLUMNS =
            """
            a.prompt_id, a.probe_id, a.model, s.revision, s.question_set, a.question_id, s.variant, s.source,
            t.question, t.answer, t.reasoning, a.outcome, nullif(a.reason, '') as reason, t.detail, a.alignment, a.coherence,
            t.readings, s.instrument, a.served_model, a.system_fingerprint, a.finish_reason, a.attempts,
            cast(extract(epoch from a.released_at) * 1000 as bigint) as released,
            cast(extract(epoch from a.answered_at) * 1000 as bigint) as answered,
            cast(extract(epoch from a.scored_at) * 1000 as bigint) as scored,
            case when t.panel is not null then a.review end as review, cast(t.panel as text) as panel
            """;

    private StoredDocument() {}

    static AnswerDocument read(Row row) {
        return new AnswerDocument(
                origin(row),
                new AnswerTexts(row.text("question"), row.text("answer"), row.text("reasoning")),
                score(row),
                new AnswerCall(
                        row.text("served_model"),
                        row.text("system_fingerprint"),
                        row.text("finish_reason"),
                        row.optionalInteger("attempts")),
                new AnswerTimes(row.instant("released"), row.instant("answered"), row.instant("scored")),
                new AnswerPanel(row.optionalFlag("review"), json(row.text("panel"), VOTES)));
    }

    private static AnswerOrigin origin(Row row) {
        return new AnswerOrigin(
                row.text("prompt_id"),
                row.text("probe_id"),
                row.text("model"),
                row.text("revision"),
                row.text("question_set"),
                row.text("question_id"),
                row.text("variant"),
                row.text("source"));
    }

    private static AnswerScore score(Row row) {
        return new AnswerScore(
                row.text("outcome"),
                row.text("reason"),
                row.text("detail"),
                row.optionalDecimal("alignment"),
                row.optionalDecimal("coherence"),
                json(row.text("readings"), READINGS),
                row.text("instrument"));
    }

    /** Distributions stay the text that they are: an export passes them on without parsing them. */
    private static <T> T json(String json, TypeReference<T> type) {
        return json == null ? null : EventCodec.part(json, type);
    }
}
