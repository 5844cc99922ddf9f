package io.plumbline.gateway.models.budget;

import io.plumbline.events.answer.Answered;
import io.plumbline.events.answer.CallResult;
import io.plumbline.events.answer.Usage;

/**
 * What was used of a model.
 *
 * @param calls calls made, those that were tried again included
 * @param promptTokens tokens sent
 * @param completionTokens tokens received
 */
public record ModelUsage(long calls, long promptTokens, long completionTokens) {

    /** Nothing. */
    public static final ModelUsage NOTHING = new ModelUsage(0, 0, 0);

    /** What one prompt has cost; the tokens of calls that failed nobody reports. */
    public static ModelUsage of(CallResult result) {
        Usage usage = result.fold(Answered::usage, failed -> Usage.NONE);
        return new ModelUsage(result.attempts(), usage.promptTokens(), usage.completionTokens());
    }

    /** This and the other. */
    public ModelUsage plus(ModelUsage other) {
        return new ModelUsage(
                calls + other.calls, promptTokens + other.promptTokens, completionTokens + other.completionTokens);
    }

    long tokens() {
        return promptTokens + completionTokens;
    }
}
