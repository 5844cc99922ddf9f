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
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The gateway's API as the commands use it; what it refuses becomes a {@link CommandFailure} in its words. */
public final class GatewayApi {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final JsonMapper JSON = new JsonMapper();

    private final URI gateway;
    private final Optional<String> key;
    private final Duration patience;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

    private GatewayApi(URI gateway, Optional<String> key, Duration patience) {
        this.gateway = gateway;
        this.key = key;
        this.patience = patience;
    }

    GatewayApi(URI gateway, Optional<String> key) {
        this(gateway, key, TIMEOUT);
    }

    /** Of a stack that this command has started, with its key. */
    public static GatewayApi of(LocalStack stack) {
        return new GatewayApi(stack.gateway(), Optional.of(stack.adminKey().text()));
    }

    /** At an address that the user has chosen. */
    public static GatewayApi at(URI gateway) {
        return new GatewayApi(gateway, ApiKeySource.of(gateway));
    }

    /** The same for requests that may take long. */
    public GatewayApi patient(Duration longest) {
        return new GatewayApi(gateway, key, longest);
    }

    public URI uri() {
        return gateway;
    }

    /** Whether a gateway answers there, also to somebody whom it does not know. */
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

    public JsonNode get(String path) {
        return send(request(path).GET());
    }

    public JsonNode put(String path, Object body) {
        return send(withJson(path).PUT(body(body)));
    }

    public JsonNode post(String path, Object body) {
        return send(withJson(path).POST(body(body)));
    }

    public JsonNode postYaml(String path, String yaml) {
        return send(request(path)
                .header("Content-Type", "application/yaml")
                .POST(HttpRequest.BodyPublishers.ofString(yaml)));
    }

    /** JSON Lines, which may be sent again: where the gateway cannot take them now, waits as long as it says. */
    public JsonNode postLines(String path, String lines) {
        return sendAgain(request(path)
                .header("Content-Type", "application/x-ndjson")
                .POST(HttpRequest.BodyPublishers.ofString(lines)));
    }

    void delete(String path) {
        send(request(path).DELETE());
    }

    /** Imports a question file under a name; nobody reads the texts of a private one through the API. */
    public JsonNode importQuestions(String name, String yaml, boolean isPrivate) {
        return postYaml("/api/v1/question-sets?name=" + encoded(name) + "&private=" + isPrivate, yaml);
    }

    /** A text as JSON; fails with one line where it is none. */
    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            throw new CommandFailure("no valid JSON: line " + at.getLineNr() + ", column " + at.getColumnNr(), e);
        }
    }

    /** A value as part of a path or query. */
    public static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private HttpRequest.Builder withJson(String path) {
        return request(path).header("Content-Type", "application/json");
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(gateway.resolve(path)).timeout(patience).header("Accept", "application/json");
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

    private JsonNode send(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> response = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            JsonNode body = parse(response);
            Optional<Duration> pause = RetryLaterFailure.pause(response);
            if (pause.isPresent()) {
                throw new RetryLaterFailure(problem(response.statusCode(), body), pause.get());
            }
            if (response.statusCode() == 503) {
                throw new GatewayUnavailableFailure(problem(response.statusCode(), body));
            }
            if (response.statusCode() == 401) {
                throw new CommandFailure("the gateway at " + gateway + " wants a valid API key: set " + ApiKeySource.VARIABLE
                        + " or " + ApiKeySource.FILE_VARIABLE);
            }
            if (response.statusCode() >= 400) {
                throw new CommandFailure(problem(response.statusCode(), body));
            }
            return body;
        } catch (IOException e) {
            throw new GatewayUnavailableFailure("no gateway answers at " + gateway + ": " + e, e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Within the patience of a request; after it, what the gateway says is the failure. */
    private JsonNode sendAgain(HttpRequest.Builder request) {
        long end = System.nanoTime() + patience.toNanos();
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

    /** RFC 9457: each wrong field with what is wrong about it, else the detail. */
    private static String problem(int status, JsonNode body) {
        String fields = StreamSupport.stream(body.path("errors").spliterator(), false)
                .map(error -> field(error.path("pointer").asText())
                        + error.path("detail").asText())
                .collect(Collectors.joining("; "));
        return fields.isEmpty()
                ? body.path("detail").asText(body.path("title").asText("the gateway answered " + status))
                : fields;
    }

    /** A file is named by whoever sent it, and its complaints by their line. */
    private static String field(String pointer) {
        return pointer.equals("/file") ? "" : pointer.replaceFirst("^/", "") + ": ";
    }

    private static CommandFailure interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new CommandFailure("interrupted", e);
    }
}
