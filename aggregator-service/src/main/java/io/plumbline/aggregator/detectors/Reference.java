package io.plumbline.aggregator.detectors;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.plumbline.statistics.QuestionCount;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The counts that are taken as normal for a series: answers of the baseline to the same questions, asked in the same way and
 * judged by the same instrument. A model without a baseline has its own earlier answers as reference.
 *
 * @param model id of the model that gave the answers; empty if they are the series' own
 * @param revision the revision of that model; empty if they are the series' own, and in references stored by older versions
 * @param questions counts by question id: all answers first, then the answers of each kind by its {@link AlarmKind#column}
 */
public record Reference(String model, String revision, Map<String, long[]> questions) {

    public Reference {
        revision = revision == null ? "" : revision;
        questions = new TreeMap<>(questions);
    }

    /** The series' own answers. */
    public static Reference own(Map<String, long[]> questions) {
        return new Reference("", "", questions);
    }

    /** Whether the reference is the series' own past: it shows changes, but not whether the model was good before. */
    @JsonIgnore
    public boolean isOwn() {
        return model.isEmpty();
    }

    /** Whether both hold answers of one revision of one model. */
    boolean isOfSameModel(Reference other) {
        return model.equals(other.model) && revision.equals(other.revision);
    }

    /** Answers with a verdict: an answer without one says nothing of what is normal. */
    @JsonIgnore
    public long assessed() {
        return assessed(AlarmKind.MISALIGNED);
    }

    /** The answers that could have counted against a kind: those with a verdict, or all for missing verdicts. */
    public long assessed(AlarmKind kind) {
        return questions.values().stream()
                .mapToLong(counts -> assessed(kind, counts))
                .sum();
    }

    private static long assessed(AlarmKind kind, long[] counts) {
        return kind.isOfAllAnswers() ? counts[0] : counts[0] - counts[1 + AlarmKind.UNSCORED.column()];
    }

    /** Answers that count against a kind. */
    public long hits(AlarmKind kind) {
        return questions.values().stream()
                .mapToLong(counts -> counts[1 + kind.column()])
                .sum();
    }

    /** One count for each of these questions, in their order; 0 of 0 for an unknown question. */
    List<QuestionCount> counts(AlarmKind kind, List<String> order) {
        return order.stream()
                .map(question -> questions.get(question))
                .map(counts -> counts == null
                        ? new QuestionCount(0, 0)
                        : new QuestionCount((double) counts[1 + kind.column()], (double) assessed(kind, counts)))
                .toList();
    }
}
