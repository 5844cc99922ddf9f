package io.plumbline.events.target;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.plumbline.events.field.Text;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * The address of a model: an OpenAI-compatible endpoint and the name of the model there. JSON has the fields of the extras beside
 * the others.
 *
 * @param endpoint base URL to which {@code /chat/completions} is appended, http or https
 * @param modelName the model's name as the endpoint knows it
 * @param credential name of the environment variable or mounted file that holds the key; never the key itself
 * @param extras headers, query parameters and body fields that each request holds besides
 * @param limits how often it may be called; empty for no limit
 * @param prices what its calls cost; empty to use the services' own price list
 */
@JsonDeserialize(builder = TargetFields.class)
public record Target(
        URI endpoint,
        String modelName,
        Optional<String> credential,
        @JsonUnwrapped RequestExtras extras,
        Optional<CallLimits> limits,
        Optional<CallPrices> prices) {

    public Target {
        requireNonNull(endpoint, "endpoint is missing");
        if (endpoint.getHost() == null
                || !("http".equals(endpoint.getScheme()) || "https".equals(endpoint.getScheme()))) {
            throw new IllegalArgumentException("endpoint must be an http or https URL with a host, not " + endpoint);
        }
        Text.required("modelName", modelName);
        credential = credential == null ? Optional.empty() : credential;
        extras = extras == null ? RequestExtras.NONE : extras;
        limits = limits == null ? Optional.empty() : limits;
        prices = prices == null ? Optional.empty() : prices;
    }

    /** A model without limits and prices of its own. */
    public Target(URI endpoint, String modelName, Optional<String> credential, RequestExtras extras) {
        this(endpoint, modelName, credential, extras, Optional.empty(), Optional.empty());
    }

    /** A model without body fields, limits and prices of its own. */
    public Target(
            URI endpoint,
            String modelName,
            Optional<String> credential,
            Map<String, String> headers,
            Map<String, String> query) {
        this(endpoint, modelName, credential, new RequestExtras(headers, query, Optional.empty()));
    }

    /** The same with these limits and prices in place of its own. */
    public Target on(Optional<CallLimits> itsLimits, Optional<CallPrices> itsPrices) {
        return new Target(endpoint, modelName, credential, extras, itsLimits, itsPrices);
    }

    /** The same with these body fields in place of its own. */
    public Target sending(BodyFields fields) {
        RequestExtras others = new RequestExtras(headers(), query(), Optional.of(fields));
        return new Target(endpoint, modelName, credential, others, limits, prices);
    }

    /** A model behind an endpoint that wants neither key nor headers. */
    public static Target open(URI endpoint, String modelName) {
        return new Target(endpoint, modelName, Optional.empty(), RequestExtras.NONE);
    }

    /** Extra request headers. */
    public Map<String, String> headers() {
        return extras.headers();
    }

    /** Extra query parameters. */
    public Map<String, String> query() {
        return extras.query();
    }

    /** Extra fields of the request's JSON; empty for none. */
    public Optional<BodyFields> body() {
        return extras.body();
    }
}
