package io.plumbline.gateway.models.budget;

import io.plumbline.events.Prompt;
import io.plumbline.events.answer.Answered;
import io.plumbline.events.answer.CallResult;
import io.plumbline.events.answer.Failed;
import io.plumbline.events.answer.UnscoredReason;
import io.plumbline.events.answer.Usage;
import java.nio.charset.StandardCharsets;

/**
 * The use of a model on one day.
 *
 * @param prompts prompts that have an outcome
 * @param calls calls, including retries
 * @param promptTokens tokens sent
 * @param completionTokens tokens received
 */
public record ModelUsage(long prompts, long calls, long promptTokens, long completionTokens) {

    public static final ModelUsage NONE = new ModelUsage(0, 0, 0, 0);

    private static final int BYTES_A_TOKEN = 4;

    /**
     * The use by one prompt, whatever came of it. If no tokens are known, they are estimated from the texts, and a reply that was cut
     * counts with all tokens that it may have. A call that failed costs the tokens that its result tells, and none if it tells none.
     */
    public static ModelUsage of(Prompt prompt, CallResult result) {
        Usage usage = result.fold(
                answered -> answered.usage().total() > 0 ? answered.usage() : estimated(prompt, answered),
                failed -> failed.usage().total() > 0 ? failed.usage() : estimated(prompt, failed));
        return new ModelUsage(1, result.attempts(), usage.promptTokens(), usage.completionTokens());
    }

    public ModelUsage plus(ModelUsage other) {
        return new ModelUsage(
                prompts + other.prompts,
                calls + other.calls,
                promptTokens + other.promptTokens,
                completionTokens + other.completionTokens);
    }

    long tokens() {
        return promptTokens + completionTokens;
    }

    private static Usage estimated(Prompt prompt, Answered answered) {
        return new Usage(
                sent(prompt),
                tokens(answered.text())
                        + answered.reasoning().map(ModelUsage::tokens).orElse(0L));
    }

    private static Usage estimated(Prompt prompt, Failed failed) {
        if (failed.attempts() == 0 || failed.reason() == UnscoredReason.TARGET_ERROR) {
            return Usage.NONE;
        }
        boolean cut = failed.reason() == UnscoredReason.TRUNCATED;
        return new Usage(
                sent(prompt) * failed.attempts(), cut ? prompt.sampling().maxTokens() : 0);
    }

    private static long sent(Prompt prompt) {
        return prompt.messages().stream()
                .mapToLong(message -> tokens(message.content()))
                .sum();
    }

    /** A rough count for any tokenizer: a token has about four bytes of English text. */
    private static long tokens(String text) {
        return (text.getBytes(StandardCharsets.UTF_8).length + BYTES_A_TOKEN - 1L) / BYTES_A_TOKEN;
    }
}
