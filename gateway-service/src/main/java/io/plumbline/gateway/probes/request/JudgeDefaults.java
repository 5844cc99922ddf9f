package io.plumbline.gateway.probes.request;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.plumbline.events.field.EventJson;
import io.plumbline.events.judging.ScoringMode;
import io.plumbline.gateway.models.endpoint.TargetSpec;
import io.smallrye.config.ConfigMapping;
import java.util.Map;
import java.util.Optional;

/** Settings of the default judge, used by probes and schedules that name no judge and by pushed answers. */
@ConfigMapping(prefix = "plumbline.judge")
public interface JudgeDefaults {

    /** Base URL of the judge's OpenAI-compatible endpoint; unset if every probe names its own judge. */
    Optional<String> endpoint();

    /** Name of the judge model at its endpoint. */
    Optional<String> model();

    /** Name of the environment variable or mounted file that holds the API key; unset if the endpoint needs none. */
    Optional<String> credential();

    /** Extra HTTP headers of each call to the judge, by name. */
    Map<String, String> headers();

    /** Extra query parameters of each call to the judge, by name. */
    Map<String, String> query();

    /**
     * Extra fields of each request to the judge, a JSON object such as {@code {"reasoning_effort":"none"}}; unset for none. A change
     * makes another instrument.
     */
    Optional<String> body();

    /**
     * How the default judge's numbers are read: logprobs (also if unset) if they are single tokens, spelled if the judge writes them digit
     * by digit, sampled if its endpoint returns no log probabilities. Another mode makes another instrument. A judge of a panel must have
     * none, because it is read in the mode of the judge that decides.
     */
    Optional<ScoringMode> mode();

    /**
     * The default judge; empty if neither endpoint nor model is set.
     *
     * @throws IllegalArgumentException if its mode gives no points
     */
    default Optional<TargetSpec> target() {
        mode().filter(read -> !read.givesPoints()).ifPresent(read -> {
            throw new IllegalArgumentException("plumbline.judge.mode must be a mode with points, not " + read);
        });
        return endpoint().isEmpty() && model().isEmpty() ? Optional.empty() : Optional.of(named());
    }

    private TargetSpec named() {
        TargetSpec judge = new TargetSpec(
                endpoint().orElse(null),
                model().orElse(null),
                credential().orElse(null),
                headers(),
                query(),
                body().map(JudgeDefaults::json).orElse(null));
        return mode().map(judge::readIn).orElse(judge);
    }

    /** A text that is no JSON stays a text, which the check of the target refuses with the name of the field. */
    private static JsonNode json(String text) {
        try {
            return EventJson.mapper().readTree(text);
        } catch (JsonProcessingException e) {
            return TextNode.valueOf(text);
        }
    }
}
