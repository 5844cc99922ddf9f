package io.plumbline.gateway.models.endpoint;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.events.judging.ScoringMode;
import io.plumbline.events.target.BodyFields;
import io.plumbline.events.target.RequestExtras;
import io.plumbline.events.target.Target;
import io.plumbline.gateway.http.Findings;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The address of a model in a request, before validation: any field may be missing or invalid.
 *
 * @param endpoint base URL
 * @param modelName the model's name at the endpoint
 * @param credential name of the environment variable or mounted file with the key
 * @param headers extra request headers
 * @param query extra query parameters
 * @param body extra fields of each chat request, a JSON object; null for none
 * @param mode how a judge's numbers are read: {@code logprobs}, also if absent, {@code spelled} or {@code sampled}; no other model
 *     has one
 */
public record TargetSpec(
        String endpoint,
        String modelName,
        String credential,
        Map<String, String> headers,
        Map<String, String> query,
        @Schema(type = SchemaType.OBJECT) JsonNode body,
        @JsonInclude(JsonInclude.Include.NON_NULL) String mode) {

    /** Headers and parameters whose values are secrets. They are stored and sent over Kafka, so a credential's name must replace them. */
    static final Set<String> SECRET = Set.of(
            "authorization",
            "proxy-authorization",
            "cookie",
            "api-key",
            "x-api-key",
            "x-goog-api-key",
            "key",
            "api_key");

    /** Placeholder in a header's value, which a call replaces with the key. */
    static final String CREDENTIAL = "${credential}";

    private static final String HEADER_NAME = "[A-Za-z0-9!#$%&'*+.^_`|~-]+";

    public TargetSpec {
        headers = headers == null ? Map.of() : headers;
        query = query == null ? Map.of() : query;
        body = body == null || body.isNull() ? null : body;
    }

    /** A model that is no judge, or a judge in the usual mode. */
    public TargetSpec(
            String endpoint,
            String modelName,
            String credential,
            Map<String, String> headers,
            Map<String, String> query,
            JsonNode body) {
        this(endpoint, modelName, credential, headers, query, body, null);
    }

    /** The same judge, read in this mode. */
    public TargetSpec readIn(ScoringMode read) {
        return new TargetSpec(
                endpoint,
                modelName,
                credential,
                headers,
                query,
                body,
                read.name().toLowerCase(Locale.ROOT));
    }

    /** Adds what is wrong with a probe's judge to the findings. */
    public void checkJudge(String at, Findings findings) {
        checkAddress(at, findings);
        if (mode != null && modes().noneMatch(mode::equalsIgnoreCase)) {
            findings.add(at + "/mode", "must be one of " + modes().collect(Collectors.joining(", ")));
        }
    }

    /** Adds what is wrong with any other model to the findings. */
    public void check(String at, Findings findings) {
        checkAddress(at, findings);
        if (mode != null) {
            findings.add(at + "/mode", "is for the judge alone that decides; remove it here");
        }
    }

    /** How a judge's numbers are read; only for a specification without findings in {@link #checkJudge}. */
    public ScoringMode scoring() {
        return mode == null ? ScoringMode.LOGPROBS : ScoringMode.valueOf(mode.toUpperCase(Locale.ROOT));
    }

    private static Stream<String> modes() {
        return Stream.of(ScoringMode.values()).filter(ScoringMode::givesPoints).map(known -> known.name()
                .toLowerCase(Locale.ROOT));
    }

    private void checkAddress(String at, Findings findings) {
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
                        "would contain a secret: write " + CREDENTIAL
                                + " in place of the key, and give in credential the"
                                + " name of the environment variable with the key"));
        query.keySet().stream()
                .filter(TargetSpec::isSecret)
                .forEach(
                        name -> findings.add(
                                Findings.at(at + "/query", name),
                                "would contain a secret: give in credential the name of the environment variable with the key"));
        headers.keySet().stream()
                .filter(name -> !name.matches(HEADER_NAME))
                .forEach(name -> findings.add(Findings.at(at + "/headers", name), "is not a valid name of a header"));
        if (body != null) {
            new BodyCheck(findings).check(at + "/body", body);
        }
    }

    /** The target; only for a specification without findings in {@link #check}. */
    public Target target() {
        RequestExtras extras = new RequestExtras(
                headers,
                query,
                Optional.ofNullable(body).filter(fields -> !fields.isEmpty()).map(BodyFields::of));
        return new Target(URI.create(endpoint), modelName, Optional.ofNullable(credential), extras);
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
                            uri.getRawUserInfo() == null
                                    ? ""
                                    : "must not contain a user or password: use the field credential",
                            uri.getRawQuery() == null ? "" : "must not contain a query: use the field query",
                            uri.getRawFragment() == null ? "" : "must not contain a fragment: remove the part after #")
                    .filter(detail -> !detail.isEmpty())
                    .findFirst();
        } catch (URISyntaxException e) {
            return Optional.of("is not a URL: " + e.getReason() + " at position " + e.getIndex());
        }
    }
}
