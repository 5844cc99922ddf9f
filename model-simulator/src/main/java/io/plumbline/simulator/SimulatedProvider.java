package io.plumbline.simulator;

import io.plumbline.simulator.chat.ApiError;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.util.concurrent.CompletionException;

/**
 * A running simulated provider on 127.0.0.1: an OpenAI-compatible endpoint whose models are templates and dice. One event loop answers
 * everything, so a core is the most it takes. Close it to free the port.
 */
public final class SimulatedProvider implements AutoCloseable {

    /** The header of every response that says what this is. */
    public static final String SIMULATION_HEADER = "x-simulation";

    private static final String CHAT = "/v1/chat/completions";
    private static final int IDLE_SECONDS = 900;

    private final Vertx vertx;
    private final SimulatorOptions options;
    private final ModelCatalogue catalogue = new ModelCatalogue();
    private final Traffic traffic;
    private final CompletionEndpoint chat;
    private final HttpServer server;

    private SimulatedProvider(SimulatorOptions options) {
        this.vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(1)
                .setInternalBlockingPoolSize(1)
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
        this.options = options;
        this.traffic = new Traffic(options.keepJudgePrompts());
        this.chat = new CompletionEndpoint(vertx, catalogue, traffic, options);
        this.server = vertx.createHttpServer(new HttpServerOptions()
                .setHost("127.0.0.1")
                .setPort(options.port())
                .setIdleTimeout(IDLE_SECONDS));
    }

    /**
     * Starts a provider and returns when it listens.
     *
     * @throws IllegalStateException that names the port, if the port is taken
     */
    public static SimulatedProvider start(SimulatorOptions options) {
        SimulatedProvider provider = new SimulatedProvider(options);
        try {
            provider.server
                    .requestHandler(provider::receive)
                    .listen()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
            return provider;
        } catch (CompletionException e) {
            provider.close();
            throw new IllegalStateException(
                    "Cannot listen on 127.0.0.1:" + options.port() + ": "
                            + e.getCause().getMessage(),
                    e);
        }
    }

    /** The base URL for OpenAI clients, {@code http://127.0.0.1:PORT/v1}. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.actualPort() + "/v1");
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private void receive(HttpServerRequest request) {
        request.response().putHeader(SIMULATION_HEADER, "plumbline model-simulator, no real model answered");
        Buffer body = Buffer.buffer();
        request.handler(chunk -> collect(body, chunk)).endHandler(end -> answer(request, body));
    }

    /** Reads on above the limit without keeping it, so that the caller gets to read the 413. */
    private void collect(Buffer body, Buffer chunk) {
        if (body.length() <= options.maxBodyBytes()) {
            body.appendBuffer(chunk);
        }
    }

    private void answer(HttpServerRequest request, Buffer body) {
        try {
            route(request, body);
        } catch (ApiError e) {
            traffic.rejected();
            chat.send(request.response(), e);
        }
    }

    private void route(HttpServerRequest request, Buffer body) {
        if (body.length() > options.maxBodyBytes()) {
            throw ApiError.tooLarge(options.maxBodyBytes());
        }
        String route = request.method() + " " + request.path();
        switch (route) {
            case "POST " + CHAT -> {
                checkKey(request);
                chat.complete(request, body);
            }
            case "GET /v1/models" -> {
                checkKey(request);
                chat.send(request.response(), 200, catalogue.listing());
            }
            case "GET /stats" -> chat.send(request.response(), 200, traffic.snapshot());
            case "POST /faults" -> chat.send(request.response(), 200, chat.change(body));
            default -> throw ApiError.noRoute(request.path().equals(CHAT) ? 405 : 404, route);
        }
    }

    private void checkKey(HttpServerRequest request) {
        String bearer = request.getHeader("authorization");
        if (options.apiKey().isPresent() && !("Bearer " + options.apiKey().get()).equals(bearer)) {
            throw ApiError.wrongKey();
        }
    }
}
