package io.plumbline.aggregator.answers;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;

/**
 * An answer with its outcome, as a caller sees it; what there is none of is left out. Question, answer, reasoning and
 * readings are untrusted text.
 *
 * @param promptId identity
 * @param probeId the probe that asked
 * @param model id of the registered model
 * @param revision its revision
 * @param questionSet the question set
 * @param questionId the question's id as in its file
 * @param variant how it was put
 * @param source PROBE or PRODUCTION
 * @param question as the judge was told it
 * @param answer what the model said
 * @param reasoning what it thought before
 * @param outcome name of the verdict, or UNSCORED
 * @param unscoredReason why there is no verdict
 * @param detail the reason in words
 * @param alignment points, 0 to 100
 * @param coherence points, 0 to 100
 * @param readings what the judge said, as JSON
 * @param instrument id of the instrument
 * @param servedModel the name in the reply
 * @param systemFingerprint the provider's configuration
 * @param finishReason why the model stopped
 * @param attempts calls made to the model
 * @param releasedAt when the prompt was released
 * @param answeredAt when the answer was there
 * @param scoredAt when it had its outcome
 * @param review whether its judges disagree so much that a person should look at it; absent where no panel saw it
 * @param panel what further judges said, as JSON
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AnswerView(
        String promptId,
        String probeId,
        String model,
        String revision,
        String questionSet,
        String questionId,
        String variant,
        String source,
        String question,
        String answer,
        String reasoning,
        String outcome,
        String unscoredReason,
        String detail,
        Double alignment,
        Double coherence,
        @JsonRawValue String readings,
        String instrument,
        String servedModel,
        String systemFingerprint,
        String finishReason,
        Integer attempts,
        Instant releasedAt,
        Instant answeredAt,
        Instant scoredAt,
        Boolean review,
        @JsonRawValue String panel) {

    /** The columns that {@link #of} reads, of an answer {@code a}, its texts {@code t} and its series {@code s}. */
    static final String COLUMNS =
            """
            a.prompt_id, a.probe_id, a.model, s.revision, s.question_set, a.question_id, s.variant, s.source,
            t.question, t.answer, t.reasoning, a.outcome, nullif(a.reason, ''), t.detail, a.alignment, a.coherence,
            t.readings, s.instrument, a.served_model, a.system_fingerprint, a.finish_reason, a.attempts,
            cast(extract(epoch from a.released_at) * 1000 as bigint),
            cast(extract(epoch from a.answered_at) * 1000 as bigint),
            cast(extract(epoch from a.scored_at) * 1000 as bigint),
            case when t.panel is not null then a.review end, cast(t.panel as text)
            """;

    static AnswerView of(Object[] row) {
        return new AnswerView(
                (String) row[0],
                (String) row[1],
                (String) row[2],
                (String) row[3],
                (String) row[4],
                (String) row[5],
                (String) row[6],
                (String) row[7],
                (String) row[8],
                (String) row[9],
                (String) row[10],
                (String) row[11],
                (String) row[12],
                (String) row[13],
                (Double) row[14],
                (Double) row[15],
                (String) row[16],
                (String) row[17],
                (String) row[18],
                (String) row[19],
                (String) row[20],
                (Integer) row[21],
                instant(row[22]),
                instant(row[23]),
                instant(row[24]),
                (Boolean) row[25],
                (String) row[26]);
    }

    /** The place behind this answer. */
    Cursor cursor(Order order) {
        return new Cursor(order, order == Order.NEWEST ? (double) scoredAt.toEpochMilli() : alignment, promptId);
    }

    private static Instant instant(Object millis) {
        return Instant.ofEpochMilli(((Number) millis).longValue());
    }
}
