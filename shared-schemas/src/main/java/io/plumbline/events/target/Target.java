package io.plumbline.events.target;

import io.plumbline.events.field.Text;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * The address of a model: an OpenAI-compatible endpoint and the name of the model there. Headers and query parameters
 * carry what a provider wants besides, such as Azure's {@code api-version}.
 *
 * @param endpoint base URL to which {@code /chat/completions} is appended, http or https
 * @param modelName the model's name as the endpoint knows it
 * @param credential name of the environment variable or mounted file that holds the key; never the key itself
 * @param headers extra request headers
 * @param query extra query parameters
 * @param limits how often it may be called; empty for no limit
 * @param prices what its calls cost; empty to use the services' own price list
 */
public record Target(
        URI endpoint,
        String modelName,
        Optional<String> credential,
        Map<String, String> headers,
        Map<String, String> query,
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
        headers = headers == null ? Map.of() : Map.copyOf(headers);
        query = query == null ? Map.of() : Map.copyOf(query);
        limits = limits == null ? Optional.empty() : limits;
        prices = prices == null ? Optional.empty() : prices;
    }

    /** A model without limits and prices of its own. */
    public Target(
            URI endpoint,
            String modelName,
            Optional<String> credential,
            Map<String, String> headers,
            Map<String, String> query) {
        this(endpoint, modelName, credential, headers, query, Optional.empty(), Optional.empty());
    }

    /** The same with these limits and prices in place of its own. */
    public Target on(Optional<CallLimits> itsLimits, Optional<CallPrices> itsPrices) {
        return new Target(endpoint, modelName, credential, headers, query, itsLimits, itsPrices);
    }

    /** A model behind an endpoint that wants neither key nor headers. */
    public static Target open(URI endpoint, String modelName) {
        return new Target(endpoint, modelName, Optional.empty(), Map.of(), Map.of());
    }
}
