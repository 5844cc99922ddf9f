package io.plumbline.aggregator.detectors;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.plumbline.statistics.QuestionCount;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What counts as normal for a series: how often the same questions, asked in the same way and judged by the same instrument,
 * were answered badly by the baseline, or, for a model without one, by itself before.
 *
 * @param model id of the model whose answers these are; empty where they are the series' own
 * @param questions counts by question id: all answers first, then those of each kind by its {@link AlarmKind#column}
 */
public record Reference(String model, Map<String, long[]> questions) {

    public Reference {
        questions = new TreeMap<>(questions);
    }

    /** A series' own past says whether it changes; it cannot say whether it was good. */
    @JsonIgnore
    public boolean isOwn() {
        return model.isEmpty();
    }

    /** All answers. */
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

    /** One count for each of these questions, in their order; nothing is known of a question that is not there. */
    List<QuestionCount> counts(AlarmKind kind, List<String> order) {
        return order.stream()
                .map(question -> questions.get(question))
                .map(counts -> counts == null
                        ? new QuestionCount(0, 0)
                        : new QuestionCount((double) counts[1 + kind.column()], (double) counts[0]))
                .toList();
    }
}
