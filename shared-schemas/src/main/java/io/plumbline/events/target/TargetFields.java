package io.plumbline.events.target;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.databind.annotation.JsonPOJOBuilder;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** A target's fields as they stand in JSON, which has those of {@link RequestExtras} beside the others. */
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
@JsonPOJOBuilder(withPrefix = "")
final class TargetFields {

    private URI endpoint;
    private String modelName;
    private Optional<String> credential;
    private Map<String, String> headers;
    private Map<String, String> query;
    private Optional<BodyFields> body;
    private Optional<CallLimits> limits;
    private Optional<CallPrices> prices;

    Target build() {
        return new Target(endpoint, modelName, credential, new RequestExtras(headers, query, body), limits, prices);
    }
}
