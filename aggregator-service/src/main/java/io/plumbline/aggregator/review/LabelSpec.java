package io.plumbline.aggregator.review;

import io.plumbline.aggregator.http.InvalidRequestException;
import io.plumbline.events.answer.Outcome.Verdict;
import io.plumbline.problem.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a reviewer says about an answer.
 *
 * @param label name of the verdict that is right
 * @param reviewer who says so
 * @param note why, at most 2,000 characters; may be empty
 */
record LabelSpec(String label, String reviewer, String note) {

    private static final int LONGEST_NOTE = 2000;

    /** Throws if a field is wrong. */
    void check() {
        List<Problem.FieldError> wrong = new ArrayList<>();
        if (Arrays.stream(Verdict.values()).noneMatch(verdict -> verdict.name().equals(label))) {
            wrong.add(new Problem.FieldError("/label", "must be one of " + Arrays.toString(Verdict.values())));
        }
        if (reviewer == null || reviewer.isBlank()) {
            wrong.add(new Problem.FieldError("/reviewer", "is missing"));
        }
        if (note != null && note.length() > LONGEST_NOTE) {
            wrong.add(new Problem.FieldError("/note", "must not be longer than " + LONGEST_NOTE + " characters"));
        }
        if (!wrong.isEmpty()) {
            throw new InvalidRequestException(wrong);
        }
    }
}
