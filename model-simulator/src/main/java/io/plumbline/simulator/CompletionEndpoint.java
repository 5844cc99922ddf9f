package io.plumbline.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.plumbline.simulator.chat.ApiError;
import io.plumbline.simulator.chat.CompletionRequest;
import io.plumbline.simulator.chat.Dice;
import io.plumbline.simulator.chat.SimulatedModel;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** One chat completion over HTTP: checks, delay, fault, answer. Lives on one event loop. */
final class CompletionEndpoint {

    private final Vertx vertx;
    private final ModelCatalogue catalogue;
    private final Traffic traffic;
    private final Dice dice;
    private final String fingerprint;
    private final JsonMapper json = new JsonMapper();
    private final CallCounter calls = new CallCounter();
    private Faults faults;
    private long requests;
    private long replies;

    CompletionEndpoint(Vertx vertx, ModelCatalogue catalogue, Traffic traffic, SimulatorOptions options) {
        this.vertx = vertx;
        this.catalogue = catalogue;
        this.traffic = traffic;
        this.dice = Dice.of(options.seed());
        this.fingerprint = "simulation-seed-" + options.seed();
        this.faults = options.faults();
    }

    /** Changes the faults and gives all of them back. */
    Faults change(Buffer body) {
        try {
            faults = faults.with(tree(body));
            return faults;
        } catch (IllegalArgumentException e) {
            throw ApiError.badField("faults", e.getMessage());
        }
    }

    void complete(HttpServerRequest http, Buffer body) {
        CompletionRequest request = CompletionRequest.from(tree(body));
        SimulatedModel model = catalogue.find(faults.answering(request.model()));
        int inFlight = traffic.begin();
        AtomicBoolean open = new AtomicBoolean(true);
        http.response().endHandler(end -> leave(open)).closeHandler(gone -> leave(open));
        Dice roll = dice.with("call").with(requests++);
        long delay = faults.hits(request.model()) ? faults.delayMs(roll) : 0;
        Runnable answer = () -> respond(http, request, model, roll, inFlight);
        if (delay == 0) {
            answer.run();
        } else {
            vertx.setTimer(delay, fired -> answer.run());
        }
    }

    /** A response both ends and closes when its connection breaks, but leaves once. */
    private void leave(AtomicBoolean open) {
        if (open.getAndSet(false)) {
            traffic.end();
        }
    }

    private void respond(
            HttpServerRequest http, CompletionRequest request, SimulatedModel model, Dice roll, int inFlight) {
        if (http.response().closed()) {
            traffic.abandoned(model);
            return;
        }
        fault(request, roll, inFlight)
                .ifPresentOrElse(
                        fault -> {
                            traffic.failed(model, fault);
                            fail(http, fault);
                        },
                        () -> answer(http.response(), request, model));
    }

    private Optional<Fault> fault(CompletionRequest request, Dice roll, int inFlight) {
        if (!faults.hits(request.model())) {
            return Optional.empty();
        }
        boolean crowded = faults.maxConcurrent() > 0 && inFlight > faults.maxConcurrent();
        return crowded ? Optional.of(Fault.RATE_LIMITED) : faults.strike(roll);
    }

    private void fail(HttpServerRequest http, Fault fault) {
        HttpServerResponse response = http.response();
        switch (fault) {
            case RATE_LIMITED -> {
                response.putHeader("retry-after", Integer.toString(faults.retryAfterSeconds()));
                send(response, ApiError.rateLimited());
            }
            case SERVER_ERROR -> send(response, ApiError.broken());
            case HANG -> response.exceptionHandler(gone -> {});
            case MALFORMED ->
                send(
                        response,
                        200,
                        "application/json",
                        Buffer.buffer("{\"id\": \"simulated\", \"choices\": [{\"message\": "));
            case DROP -> http.connection().close();
            case HTML ->
                send(
                        response,
                        faults.htmlStatus(),
                        "text/html",
                        Buffer.buffer("<html><body><h1>Bad gateway (simulated)</h1></body></html>"));
            case ERROR_BODY -> send(response, 200, ApiError.broken().body());
            case NO_CHOICES ->
                send(response, 200, Map.of("object", "chat.completion", "model", "simulated", "choices", List.of()));
        }
    }

    private void answer(HttpServerResponse response, CompletionRequest request, SimulatedModel model) {
        if (model.isJudge()) {
            traffic.seenByJudge(request.user());
        }
        try {
            if (request.logprobs() && faults.logprobsOff() && faults.hits(request.model())) {
                throw ApiError.badField("logprobs", "This model does not support log probabilities (simulated).");
            }
            int call = calls.next(
                    dice.with(request.model()).with(request.conversation()).bits());
            var generation = model.reply(steadyOrNot(request), dice, call);
            traffic.answered(model);
            send(response, 200, ReplyBody.of(request, generation, fingerprint, replies++));
        } catch (ApiError e) {
            traffic.rejected();
            send(response, e);
        } catch (RuntimeException e) {
            send(response, ApiError.broken());
            throw e;
        }
    }

    private CompletionRequest steadyOrNot(CompletionRequest request) {
        boolean wobbles = request.temperature() == 0
                && faults.hits(request.model())
                && faults.wobbles(dice.with("call").with(requests));
        return wobbles ? request.at(1) : request;
    }

    void send(HttpServerResponse response, ApiError error) {
        send(response, error.status(), error.body());
    }

    void send(HttpServerResponse response, int status, Object body) {
        try {
            send(response, status, "application/json", Buffer.buffer(json.writeValueAsBytes(body)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A reply that is no JSON", e);
        }
    }

    private static void send(HttpServerResponse response, int status, String type, Buffer body) {
        response.setStatusCode(status).putHeader("content-type", type).end(body);
    }

    private JsonNode tree(Buffer body) {
        try {
            JsonNode tree = json.readTree(body.getBytes());
            if (!tree.isObject()) {
                throw ApiError.notJson();
            }
            return tree;
        } catch (IOException e) {
            throw ApiError.notJson();
        }
    }
}
