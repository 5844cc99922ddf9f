package io.plumbline.events.target;

import java.util.Map;
import java.util.Optional;

/**
 * What a provider wants in each request besides model, messages and sampling.
 *
 * @param headers extra request headers, such as a version
 * @param query extra query parameters, such as Azure's {@code api-version}
 * @param body extra fields of a chat request's JSON, such as {@code reasoning_effort}; empty for none
 */
public record RequestExtras(Map<String, String> headers, Map<String, String> query, Optional<BodyFields> body) {

    /** Nothing besides. */
    public static final RequestExtras NONE = new RequestExtras(Map.of(), Map.of(), Optional.empty());

    public RequestExtras {
        headers = headers == null ? Map.of() : Map.copyOf(headers);
        query = query == null ? Map.of() : Map.copyOf(query);
        body = body == null ? Optional.empty() : body;
    }
}
