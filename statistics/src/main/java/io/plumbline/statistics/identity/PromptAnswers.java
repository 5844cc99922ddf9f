package io.plumbline.statistics.identity;

import java.util.List;

/**
 * The answers of both sides to one prompt.
 *
 * @param prompt the prompt's id
 * @param model the watched model's answers, each from a call of its own
 * @param baseline the baseline's answers
 */
public record PromptAnswers(String prompt, List<CanaryAnswer> model, List<CanaryAnswer> baseline) {

    public PromptAnswers {
        model = List.copyOf(model);
        baseline = List.copyOf(baseline);
    }

    /** The answers that a measure can compare. */
    PromptAnswers seenBy(Measure measure) {
        return new PromptAnswers(
                prompt,
                model.stream().filter(measure::sees).toList(),
                baseline.stream().filter(measure::sees).toList());
    }

    /** Whether each side has at least two answers. */
    boolean isPaired() {
        return model.size() > 1 && baseline.size() > 1;
    }
}
