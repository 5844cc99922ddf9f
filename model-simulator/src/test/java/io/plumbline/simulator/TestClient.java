package io.plumbline.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A plain HTTP client of one provider. */
record TestClient(SimulatedProvider provider) {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final JsonMapper JSON = new JsonMapper();

    HttpResponse<String> post(String path, String body, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path).POST(BodyPublishers.ofString(body));
        return HTTP.send(
                headers.length == 0 ? request.build() : request.headers(headers).build(), BodyHandlers.ofString());
    }

    HttpResponse<String> chat(String body) throws IOException, InterruptedException {
        return post("/v1/chat/completions", body);
    }

    CompletableFuture<HttpResponse<String>> chatLater(String body) {
        return HTTP.sendAsync(
                request("/v1/chat/completions")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    /** A chat completion of one user message; {@code more} are further fields, each with a comma in front. */
    JsonNode ask(String model, String user, String more) throws IOException, InterruptedException {
        return JSON.readTree(chat(question(model, user, more)).body());
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return JSON.readTree(
                HTTP.send(request(path).GET().build(), BodyHandlers.ofString()).body());
    }

    void faults(String change) throws IOException, InterruptedException {
        if (post("/faults", change).statusCode() != 200) {
            throw new IllegalStateException("Faults refused: " + change);
        }
    }

    static JsonNode tree(String body) throws IOException {
        return JSON.readTree(body);
    }

    static String question(String model, String user, String more) {
        return "{\"model\": \"" + model + "\", \"messages\": [{\"role\": \"user\", \"content\": "
                + JSON.getNodeFactory().textNode(user) + "}]" + more + "}";
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + provider.uri().getPort() + path))
                .timeout(Duration.ofMillis(1500));
    }
}
