package io.plumbline.statistics.identity;

import java.util.List;

/**
 * What both sides answered to one prompt.
 *
 * @param prompt the prompt's id
 * @param model the watched model's answers, each from a call of its own
 * @param baseline the baseline's
 */
public record PromptAnswers(String prompt, List<CanaryAnswer> model, List<CanaryAnswer> baseline) {

    public PromptAnswers {
        model = List.copyOf(model);
        baseline = List.copyOf(baseline);
    }

    /** Those that a measure can compare. */
    PromptAnswers seenBy(Measure measure) {
        return new PromptAnswers(
                prompt,
                model.stream().filter(measure::sees).toList(),
                baseline.stream().filter(measure::sees).toList());
    }

    /** Whether each side has an answer to compare its own with. */
    boolean isPaired() {
        return model.size() > 1 && baseline.size() > 1;
    }
}
