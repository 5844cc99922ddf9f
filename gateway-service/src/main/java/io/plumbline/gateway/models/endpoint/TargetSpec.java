package io.plumbline.gateway.models.endpoint;

import io.plumbline.events.target.Target;
import io.plumbline.gateway.http.Findings;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where a model is called, as a caller writes it; any field may be missing or wrong.
 *
 * @param endpoint base URL
 * @param modelName the model's name there
 * @param credential name of what holds the key
 * @param headers extra request headers
 * @param query extra query parameters
 */
public record TargetSpec(
        String endpoint, String modelName, String credential, Map<String, String> headers, Map<String, String> query) {

    /** Their values are secrets, which belong behind a credential's name: headers are stored and sent over Kafka. */
    private static final Set<String> SECRET = Set.of(
            "authorization",
            "proxy-authorization",
            "cookie",
            "api-key",
            "x-api-key",
            "x-goog-api-key",
            "key",
            "api_key");

    /** Where a header's value wants the key: whoever calls the model puts it there. */
    private static final String CREDENTIAL = "${credential}";

    private static final String HEADER_NAME = "[A-Za-z0-9!#$%&'*+.^_`|~-]+";

    public TargetSpec {
        headers = headers == null ? Map.of() : headers;
        query = query == null ? Map.of() : query;
    }

    /** What is wrong with it. */
    public void check(String at, Findings findings) {
        checkEndpoint(at + "/endpoint", findings);
        findings.required(at + "/modelName", modelName);
        CredentialName.check(at + "/credential", credential, findings);
        findings.lines(at + "/headers", headers);
        findings.lines(at + "/query", query);
        headers.entrySet().stream()
                .filter(header ->
                        isSecret(header.getKey()) && !header.getValue().contains(CREDENTIAL))
                .forEach(header -> findings.add(
                        Findings.at(at + "/headers", header.getKey()),
                        "would hold a secret: write " + CREDENTIAL
                                + " where the key belongs, and name in credential the"
                                + " environment variable that holds it"));
        query.keySet().stream()
                .filter(TargetSpec::isSecret)
                .forEach(name -> findings.add(
                        Findings.at(at + "/query", name),
                        "would hold a secret: name the environment variable that holds it in credential"));
        headers.keySet().stream()
                .filter(name -> !name.matches(HEADER_NAME))
                .forEach(name -> findings.add(Findings.at(at + "/headers", name), "is no name of a header"));
    }

    /** The target, once {@link #check} has found nothing wrong. */
    public Target target() {
        return new Target(URI.create(endpoint), modelName, Optional.ofNullable(credential), headers, query);
    }

    private static boolean isSecret(String name) {
        return SECRET.contains(name.toLowerCase(Locale.ROOT));
    }

    private void checkEndpoint(String at, Findings findings) {
        findings.required(at, endpoint);
        if (endpoint != null && !endpoint.isBlank()) {
            wrong(endpoint).ifPresent(detail -> findings.add(at, detail));
        }
    }

    private static Optional<String> wrong(String endpoint) {
        try {
            URI uri = new URI(endpoint);
            if (uri.getHost() == null || !Set.of("http", "https").contains(String.valueOf(uri.getScheme()))) {
                return Optional.of("must be an http or https URL with a host, such as http://127.0.0.1:8000/v1");
            }
            return Stream.of(
                            uri.getRawUserInfo() == null ? "" : "must not hold a user or password: use credential",
                            uri.getRawQuery() == null ? "" : "must not hold a query: use query",
                            uri.getRawFragment() == null ? "" : "must not hold a fragment")
                    .filter(detail -> !detail.isEmpty())
                    .findFirst();
        } catch (URISyntaxException e) {
            return Optional.of("is no URL: " + e.getReason() + " at position " + e.getIndex());
        }
    }
}
