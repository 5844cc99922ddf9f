package io.plumbline.aggregator.answers;

import io.plumbline.reports.answers.AnswerDocument;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * The start of the next page. It is the place behind an answer, not a number of answers, so that answers that arrive in
 * between neither repeat nor hide others.
 *
 * @param order the order that it is a place in
 * @param rank the last answer's place: milliseconds since 1970 under NEWEST, alignment points under WORST
 * @param promptId the last answer, which decides between equal ranks
 */
record AnswerCursor(AnswerOrder order, double rank, String promptId) {

    /** The place behind an answer. */
    static AnswerCursor behind(AnswerDocument answer, AnswerOrder order) {
        return new AnswerCursor(
                order,
                order == AnswerOrder.NEWEST
                        ? (double) answer.times().scoredAt().toEpochMilli()
                        : answer.score().alignment(),
                answer.promptId());
    }

    /** The text that a caller hands back. */
    String encode() {
        String text = order + " " + rank + " " + promptId;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The cursor in a text; empty if the text is no cursor of this order. */
    static Optional<AnswerCursor> decode(String text, AnswerOrder order) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(" ", 3);
            return parts.length == 3 && parts[0].equals(order.name())
                    ? Optional.of(new AnswerCursor(order, Double.parseDouble(parts[1]), parts[2]))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
