package io.plumbline.gateway.probes.request;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.plumbline.events.field.EventJson;
import io.plumbline.gateway.models.endpoint.TargetSpec;
import java.util.Map;
import java.util.Optional;

/** Settings that say where a judge is. */
public interface JudgeAddress {

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

    /** The judge in a caller's form; empty if neither endpoint nor model is set. */
    default Optional<TargetSpec> address() {
        return endpoint().isEmpty() && model().isEmpty()
                ? Optional.empty()
                : Optional.of(new TargetSpec(
                        endpoint().orElse(null),
                        model().orElse(null),
                        credential().orElse(null),
                        headers(),
                        query(),
                        body().map(JudgeAddress::json).orElse(null)));
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
