package io.plumbline.chat.call;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An endpoint on 127.0.0.1 that behaves as a test wants it to, however badly. */
final class ScriptedProvider implements AutoCloseable {

    private static final String HELLO =
            """
            {"model":"served","usage":{"prompt_tokens":100,"completion_tokens":20},
             "choices":[{"finish_reason":"stop","message":{"role":"assistant","content":"Hello"}}]}""";

    private final HttpServer server;
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private volatile String listing = "";

    /** A request as it arrived. */
    record Request(String uri, io.vertx.core.MultiMap headers, JsonObject body) {}

    private ScriptedProvider(HttpServer server) {
        this.server = server;
    }

    static ScriptedProvider start(Vertx vertx, Handler<HttpServerRequest> behaviour) {
        HttpServer server = vertx.createHttpServer(
                new HttpServerOptions().setHost("127.0.0.1").setPort(0));
        ScriptedProvider provider = new ScriptedProvider(server);
        server.requestHandler(request -> request.body().onSuccess(body -> {
            if (request.method().equals(HttpMethod.GET)) {
                request.response()
                        .setStatusCode(provider.listing.isEmpty() ? 404 : 200)
                        .end(provider.listing);
                return;
            }
            provider.requests.add(new Request(request.uri(), request.headers(), body.toJsonObject()));
            behaviour.handle(request);
        }));
        server.listen().toCompletionStage().toCompletableFuture().join();
        return provider;
    }

    static void hello(HttpServerRequest request) {
        request.response().putHeader("content-type", "application/json").end(HELLO);
    }

    static Handler<HttpServerRequest> status(int status, String body) {
        return request -> request.response().setStatusCode(status).end(body);
    }

    /** Answers requests for the listing of models with this text. */
    void list(String models) {
        listing = models;
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.actualPort() + "/v1");
    }

    List<Request> requests() {
        return requests;
    }

    Request only() {
        if (requests.size() != 1) {
            throw new AssertionError(requests.size() + " requests instead of one");
        }
        return requests.get(0);
    }

    @Override
    public void close() {
        server.close().toCompletionStage().toCompletableFuture().join();
    }
}
