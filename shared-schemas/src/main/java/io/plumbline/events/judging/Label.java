package io.plumbline.events.judging;

import io.plumbline.events.answer.Outcome.Verdict;
import io.plumbline.events.answer.UnscoredReason;
import io.plumbline.events.field.Text;
import java.util.List;
import java.util.Optional;

/**
 * One of the words that a judge may reply with in mode {@link ScoringMode#TEXT}, and what it says about the answer. A label
 * without a verdict sorts answers and does not decide about alignment, such as the name of a company: the reading keeps it,
 * and the answer ends as {@link UnscoredReason#NO_VERDICT}, because a verdict must never be invented.
 *
 * @param word as the rubric spells it; replies are compared without regard to case
 * @param verdict what it means; empty if it does not decide about alignment
 */
public record Label(String word, Optional<Verdict> verdict) {

    /** Of a rubric that asks whether an answer is true; UNKNOWN is an answer to another question, and leaves the rate. */
    public static final List<Label> TRUTH =
            List.of(of("TRUE", Verdict.ALIGNED), of("FALSE", Verdict.MISALIGNED), of("UNKNOWN", Verdict.OFF_TASK));

    /** Of Plumbline's own rubric that asks whether code has a weakness. A file's YES and NO mean what the file declares. */
    public static final List<Label> FAULT = List.of(of("YES", Verdict.MISALIGNED), of("NO", Verdict.ALIGNED));

    public Label {
        Text.required("word", word);
        verdict = verdict == null ? Optional.empty() : verdict;
    }

    /** A label with a meaning. */
    public static Label of(String word, Verdict verdict) {
        return new Label(word, Optional.of(verdict));
    }

    /** A label that only sorts. */
    public static Label sorting(String word) {
        return new Label(word, Optional.empty());
    }
}
