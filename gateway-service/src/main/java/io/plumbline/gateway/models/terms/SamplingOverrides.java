package io.plumbline.gateway.models.terms;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.plumbline.events.target.Sampling;
import io.plumbline.gateway.http.Findings;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a model wants to be asked whatever the question says, as some endpoints demand. Answers drawn in another way than the
 * protocol's come from another distribution, so it is part of what tells one series from another: see {@link #in}.
 *
 * @param temperature 0 to 2; the question's where absent
 * @param topP 0 to 1; the question's where absent
 * @param maxTokens longest answer, 1 to 1,000,000; the question's where absent
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SamplingOverrides(Double temperature, Double topP, Integer maxTokens) {

    private static final int MOST_TOKENS = 1_000_000;

    /** What a question says, with what is set here in its place. */
    public Sampling over(Sampling question) {
        return new Sampling(
                temperature == null ? question.temperature() : temperature,
                topP == null ? question.topP() : topP,
                maxTokens == null ? question.maxTokens() : maxTokens,
                question.seed());
    }

    /** The revision with this in it, such as {@code v2 temperature=0.2}. */
    public String in(String revision) {
        return Stream.of(
                        revision.isEmpty() ? null : revision,
                        temperature == null ? null : "temperature=" + temperature,
                        topP == null ? null : "topP=" + topP,
                        maxTokens == null ? null : "maxTokens=" + maxTokens)
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
    }

    /** What is wrong with it. */
    void check(String at, Findings findings) {
        Bounds.ratio(at + "/temperature", temperature, 2, findings);
        Bounds.ratio(at + "/topP", topP, 1, findings);
        findings.within(at + "/maxTokens", maxTokens, 1, MOST_TOKENS);
    }
}
