package io.plumbline.drills.environment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The API at whichever gateway answers: one of them may just be dead, silent, or without its database. */
public final class RetryingGateway {

    private static final Duration ONE_TRY = Duration.ofSeconds(4);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(ONE_TRY)
            .build();
    private final List<URI> gateways;
    private final String key;
    private final Duration oneTry;

    RetryingGateway(List<URI> gateways, String key) {
        this(gateways, key, ONE_TRY);
    }

    private RetryingGateway(List<URI> gateways, String key, Duration oneTry) {
        this.gateways = List.copyOf(gateways);
        this.key = key;
        this.oneTry = oneTry;
    }

    /** The same for what takes long. */
    public RetryingGateway patient() {
        return new RetryingGateway(gateways, key, PATIENCE);
    }

    public JsonNode get(String path) {
        return patiently(path, HttpRequest.Builder::GET);
    }

    public void put(String path, Object body) {
        patiently(path, request -> request.PUT(json(body)));
    }

    /** Posts what may be posted twice. */
    public JsonNode post(String path, Object body) {
        return patiently(path, request -> request.POST(json(body)));
    }

    /** All elements of a list that comes in pages, each beginning behind the last element of the one before. */
    public void eachPage(String path, String from, Consumer<JsonNode> work) {
        JsonNode page = get(path + from);
        while (!page.isEmpty()) {
            page.forEach(work);
            page = get(path + page.get(page.size() - 1).asText());
        }
    }

    private JsonNode patiently(String path, Consumer<HttpRequest.Builder> method) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            for (URI gateway : gateways) {
                Optional<JsonNode> answer = once(gateway.resolve(path), method);
                if (answer.isPresent()) {
                    return answer.get();
                }
            }
            Waiting.pause(Duration.ofMillis(200));
        }
        throw new DrillFailure("no gateway answered " + path + " within " + PATIENCE.toSeconds() + " s");
    }

    /** Empty if the gateway gives no answer now. */
    private Optional<JsonNode> once(URI uri, Consumer<HttpRequest.Builder> method) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .timeout(oneTry)
                .header("Authorization", "Bearer " + key)
                .header("Accept", "application/json")
                .header("Content-Type", "application/json");
        method.accept(request);
        try {
            HttpResponse<byte[]> response = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() >= 500) {
                return Optional.empty();
            }
            if (response.statusCode() >= 400) {
                throw new DrillFailure(uri.getPath() + " was refused with " + response.statusCode() + ": "
                        + new String(response.body(), StandardCharsets.UTF_8));
            }
            return Optional.of(JSON.readTree(response.body()));
        } catch (IOException away) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DrillFailure("interrupted", e);
        }
    }

    private static HttpRequest.BodyPublisher json(Object body) {
        try {
            return HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
        } catch (IOException e) {
            throw new IllegalStateException("a request is made of plain values", e);
        }
    }
}
