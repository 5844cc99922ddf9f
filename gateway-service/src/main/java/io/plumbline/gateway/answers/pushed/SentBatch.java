package io.plumbline.gateway.answers.pushed;

import io.plumbline.gateway.answers.pushed.PushedBatch.Pushed;
import io.plumbline.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What became of the right lines of a batch. */
final class SentBatch {

    private static final Problem.FieldError OTHER_TEXT = new Problem.FieldError(
            "/id",
            "was pushed before with another conversation or answer; the first one counts. Give each answer an id of its own");

    private final List<AnswerReport.Refused> changed = new ArrayList<>();
    private final List<Integer> unacknowledged = new ArrayList<>();
    private long accepted;
    private long duplicates;

    /**
     * Adds the lines of one id, of which the broker has an answer now.
     *
     * @param text hash of the text that the broker has
     * @param isNew whether this push sent it
     */
    void durable(List<Pushed> lines, UUID text, boolean isNew) {
        List<Pushed> equal = split(lines, text);
        accepted += isNew ? 1 : 0;
        duplicates += equal.size() - (isNew ? 1 : 0);
    }

    /** Adds the lines of one id, whose answer the broker may lack. Only lines with the first text can be sent again. */
    void open(List<Pushed> lines, UUID text) {
        split(lines, text).forEach(pushed -> unacknowledged.add(pushed.line().number()));
    }

    private List<Pushed> split(List<Pushed> lines, UUID text) {
        lines.stream()
                .filter(pushed -> !pushed.answer().text().equals(text))
                .forEach(pushed -> changed.add(new AnswerReport.Refused(
                        pushed.line().number(), pushed.line().answer().id(), List.of(OTHER_TEXT))));
        return lines.stream()
                .filter(pushed -> pushed.answer().text().equals(text))
                .toList();
    }

    long accepted() {
        return accepted;
    }

    /** Lines whose answers were durable before, or stand in the batch twice. */
    long duplicates() {
        return duplicates;
    }

    /** Lines whose id came first with another text. */
    List<AnswerReport.Refused> changed() {
        return changed;
    }

    List<Integer> unacknowledged() {
        return unacknowledged;
    }
}
