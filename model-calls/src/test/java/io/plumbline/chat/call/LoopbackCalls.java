package io.plumbline.chat.call;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.context.Context;
import io.plumbline.chat.Caller;
import io.plumbline.chat.ChatApi;
import io.plumbline.chat.ChatConfig;
import io.plumbline.chat.ChatRequest;
import io.plumbline.chat.ChatResult;
import io.plumbline.chat.Withdrawal;
import io.plumbline.chat.address.EndpointAddresses;
import io.plumbline.chat.http.Credentials;
import io.plumbline.chat.meters.ChatMeters;
import io.plumbline.chat.meters.Prices;
import io.plumbline.chat.protocol.ChatCompletions;
import io.plumbline.chat.protocol.ChatProtocols;
import io.plumbline.events.target.ChatMessage;
import io.plumbline.events.target.Sampling;
import io.plumbline.events.target.Target;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Calls of models on 127.0.0.1 with real HTTP and the settings that a test wants. */
final class LoopbackCalls {

    private static final Duration LONG = Duration.ofMinutes(2);

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final ModelEndpoints endpoints;
    private final ChatApi api;

    LoopbackCalls(Vertx vertx, Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(Map.of("plumbline.calls.first-pause", "5ms"));
        all.putAll(settings);
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .withDefaultValues(all)
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(ChatConfig.class)
                .withMapping(Prices.class)
                .build();
        ChatConfig calls = config.getConfigMapping(ChatConfig.class);
        endpoints = new ModelEndpoints(
                vertx,
                calls,
                new ChatMeters(registry, config.getConfigMapping(Prices.class)),
                EndpointAddresses.allowing(vertx, "127.0.0.0/8", "::1"),
                new Credentials(vertx, Optional.empty(), Credentials.MODEL_KEYS, name -> "of-" + name),
                new ChatProtocols(List.of(new ChatCompletions()), calls.protocols()),
                () -> 1);
        api = new HttpChatApi(endpoints);
    }

    /** What holds up the calls at present. */
    EndpointConditions conditions() {
        return new EndpointConditions(endpoints);
    }

    /** Calls a model for a new draw of each number. */
    Uni<ChatResult> call(URI endpoint, String model, int draw) {
        return call(endpoint, model, draw, "1");
    }

    Uni<ChatResult> call(URI endpoint, String model, int draw, String revision) {
        ChatRequest request = new ChatRequest(
                List.of(ChatMessage.user("Hello there")),
                new Sampling(1, 1, 1000, OptionalInt.of(draw)),
                OptionalInt.empty());
        return api.complete(
                Target.open(endpoint, model),
                request.drawnAs("draw " + draw, revision),
                Caller.target("watched-" + model));
    }

    /** Calls a model for as long as the result is wanted. */
    Uni<ChatResult> call(URI endpoint, String model, int draw, Withdrawal withdrawal) {
        ChatRequest request = new ChatRequest(
                List.of(ChatMessage.user("Hello there")),
                new Sampling(1, 1, 1000, OptionalInt.of(draw)),
                OptionalInt.empty());
        return api.complete(
                Target.open(endpoint, model),
                request.drawnAs("draw " + draw, "1"),
                Caller.target("watched-" + model).within(withdrawal.within(Context.root())));
    }

    Uni<ChatResult> call(Target target, ChatRequest request, Caller caller) {
        return api.complete(target, request, caller);
    }

    ChatResult await(URI endpoint, String model, int draw) {
        return call(endpoint, model, draw).await().atMost(LONG);
    }

    /** The sum of a counter's series with a tag. */
    double count(String counter, String tag, String value) {
        return registry.find(counter).tag(tag, value).counters().stream()
                .mapToDouble(io.micrometer.core.instrument.Counter::count)
                .sum();
    }

    SimpleMeterRegistry registry() {
        return registry;
    }
}
