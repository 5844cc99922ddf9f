package io.plumbline.gateway.models.terms;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.plumbline.events.target.Sampling;
import io.plumbline.gateway.http.Findings;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Sampling parameters of a model that replace those of each question, as some endpoints require. Answers that are sampled in
 * another way come from another distribution, so the overrides are part of the revision and make series of their own.
 *
 * @param temperature 0 to 2; if absent, the question's
 * @param topP 0 to 1; if absent, the question's
 * @param maxTokens longest answer in tokens, 1 to 1,000,000; if absent, the question's
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SamplingOverrides(Double temperature, Double topP, Integer maxTokens) {

    private static final int MOST_TOKENS = 1_000_000;

    /** The sampling of a question after these overrides. */
    public Sampling over(Sampling question) {
        return new Sampling(
                temperature == null ? question.temperature() : temperature,
                topP == null ? question.topP() : topP,
                maxTokens == null ? question.maxTokens() : maxTokens,
                question.seed());
    }

    /** The revision with these overrides, such as {@code v2 temperature=0.2}. */
    public String in(String revision) {
        return Stream.of(
                        revision.isEmpty() ? null : revision,
                        temperature == null ? null : "temperature=" + temperature,
                        topP == null ? null : "topP=" + topP,
                        maxTokens == null ? null : "maxTokens=" + maxTokens)
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
    }

    void check(String at, Findings findings) {
        Bounds.ratio(at + "/temperature", temperature, 2, findings);
        Bounds.ratio(at + "/topP", topP, 1, findings);
        findings.within(at + "/maxTokens", maxTokens, 1, MOST_TOKENS);
    }
}
