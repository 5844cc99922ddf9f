package io.plumbline.gateway.models.budget;

import io.plumbline.events.answer.Answered;
import io.plumbline.events.answer.CallResult;
import io.plumbline.events.answer.Usage;

/**
 * The use of a model by probes.
 *
 * @param calls calls, including retries
 * @param promptTokens tokens sent
 * @param completionTokens tokens received
 */
public record ModelUsage(long calls, long promptTokens, long completionTokens) {

    public static final ModelUsage NONE = new ModelUsage(0, 0, 0);

    /** The use by one prompt. Providers do not report tokens of failed calls, so these count as 0. */
    public static ModelUsage of(CallResult result) {
        Usage usage = result.fold(Answered::usage, failed -> Usage.NONE);
        return new ModelUsage(result.attempts(), usage.promptTokens(), usage.completionTokens());
    }

    public ModelUsage plus(ModelUsage other) {
        return new ModelUsage(
                calls + other.calls, promptTokens + other.promptTokens, completionTokens + other.completionTokens);
    }

    long tokens() {
        return promptTokens + completionTokens;
    }
}
