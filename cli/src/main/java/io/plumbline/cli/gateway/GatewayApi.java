package io.plumbline.cli.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.plumbline.cli.text.CommandFailure;
import io.plumbline.local.LocalStack;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** The calls of the gateway's API. A refused call throws a {@link CommandFailure} with the gateway's words. */
public final class GatewayApi {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final JsonMapper JSON = new JsonMapper();

    private final URI gateway;
    private final Optional<String> key;
    private final Duration timeout;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

    private GatewayApi(URI gateway, Optional<String> key, Duration timeout) {
        this.gateway = gateway;
        this.key = key;
        this.timeout = timeout;
    }

    GatewayApi(URI gateway, Optional<String> key) {
        this(gateway, key, TIMEOUT);
    }

    /** The gateway of a stack that this command has started, with the stack's key. */
    public static GatewayApi of(LocalStack stack) {
        return new GatewayApi(stack.gateway(), Optional.of(stack.adminKey().text()));
    }

    /** The gateway at an address that the user has chosen. */
    public static GatewayApi at(URI gateway) {
        return new GatewayApi(gateway, ApiKeySource.of(gateway));
    }

    /** The gateway for requests that may take longer than 30 s. */
    public GatewayApi withTimeout(Duration longest) {
        return new GatewayApi(gateway, key, longest);
    }

    public URI uri() {
        return gateway;
    }

    /** Whether a gateway answers at the address, even if it refuses the key. */
    boolean isReady() {
        try {
            int status = http.send(
                            request("/api/v1/me").timeout(Duration.ofSeconds(2)).build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
            return status == 200 || status == 401;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    public Reply get(String path) {
        return send(request(path).GET());
    }

    public Reply put(String path, Object body) {
        return send(withJson(path).PUT(body(body)));
    }

    public Reply post(String path, Object body) {
        return send(withJson(path).POST(body(body)));
    }

    public Reply postYaml(String path, String yaml) {
        return send(request(path)
                .header("Content-Type", "application/yaml")
                .POST(HttpRequest.BodyPublishers.ofString(yaml)));
    }

    /** Sends JSON Lines. If the gateway cannot take them now, waits as long as it asks for and sends them again. */
    public Reply postLines(String path, String lines) {
        return sendAgain(request(path)
                .header("Content-Type", "application/x-ndjson")
                .POST(HttpRequest.BodyPublishers.ofString(lines)));
    }

    public void delete(String path) {
        send(request(path).DELETE());
    }

    /**
     * Imports a question file under a name; the API never shows the texts of a private one.
     *
     * @param labelMeaning what the judge's words mean, such as {@code YES=aligned,NO=misaligned}; empty if the file says it
     */
    public Reply importQuestions(String name, String yaml, boolean isPrivate, Optional<String> labelMeaning) {
        String meaning =
                labelMeaning.map(pairs -> "&labelMeaning=" + encoded(pairs)).orElse("");
        return postYaml("/api/v1/question-sets?name=" + encoded(name) + "&private=" + isPrivate + meaning, yaml);
    }

    /** Parses JSON; fails with one line if the text is not JSON. */
    public static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            throw new CommandFailure("no valid JSON: line " + at.getLineNr() + ", column " + at.getColumnNr(), e);
        }
    }

    /** A value encoded for a path or a query. */
    public static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private HttpRequest.Builder withJson(String path) {
        return request(path).header("Content-Type", "application/json");
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(gateway.resolve(path)).timeout(timeout).header("Accept", "application/json");
        key.ifPresent(text -> request.header("Authorization", "Bearer " + text));
        return request;
    }

    private static HttpRequest.BodyPublisher body(Object body) {
        try {
            return HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a request is made of plain values", e);
        }
    }

    private Reply send(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> response = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            JsonNode body = parse(response);
            requireSuccess(response, body);
            return new Reply(body);
        } catch (IOException e) {
            throw new GatewayUnavailableFailure("no gateway answers at " + gateway + ": " + e, e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private void requireSuccess(HttpResponse<byte[]> response, JsonNode body) {
        int status = response.statusCode();
        Optional<Duration> pause = RetryLaterFailure.pause(response);
        if (pause.isPresent()) {
            throw new RetryLaterFailure(GatewayProblem.text(status, body), pause.get());
        }
        if (status == 503) {
            throw new GatewayUnavailableFailure(GatewayProblem.text(status, body));
        }
        if (status == 401) {
            throw new CommandFailure("the gateway at " + gateway + " needs a valid API key: set "
                    + ApiKeySource.VARIABLE + " or " + ApiKeySource.FILE_VARIABLE);
        }
        if (status >= 400) {
            throw new CommandFailure(GatewayProblem.text(status, body));
        }
    }

    /** Sends until the timeout; then fails with what the gateway said last. */
    private Reply sendAgain(HttpRequest.Builder request) {
        long end = System.nanoTime() + timeout.toNanos();
        while (true) {
            try {
                return send(request);
            } catch (RetryLaterFailure later) {
                if (System.nanoTime() + later.pause().toNanos() > end) {
                    throw later;
                }
                pause(later.pause());
            }
        }
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private JsonNode parse(HttpResponse<byte[]> response) throws IOException {
        try {
            return JSON.readTree(response.body());
        } catch (JsonProcessingException e) {
            throw new CommandFailure(
                    "no Plumbline gateway at " + gateway + ": it answers " + response.statusCode() + " without JSON",
                    e);
        }
    }

    private static CommandFailure interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new CommandFailure("interrupted", e);
    }
}
