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
 * @param questions counts by question id: all answers first, then the answers of each kind by its {@link AlarmKind#column}
 */
public record Reference(String model, Map<String, long[]> questions) {

    public Reference {
        questions = new TreeMap<>(questions);
    }

    /** Whether the reference is the series' own past: it shows changes, but not whether the model was good before. */
    @JsonIgnore
    public boolean isOwn() {
        return model.isEmpty();
    }

    @JsonIgnore
    public long answers() {
        return questions.values().stream().mapToLong(counts -> counts[0]).sum();
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
                        : new QuestionCount((double) counts[1 + kind.column()], (double) counts[0]))
                .toList();
    }
}
