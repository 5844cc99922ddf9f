package io.plumbline.chat.call;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.plumbline.chat.Caller;
import io.plumbline.chat.ChatApi;
import io.plumbline.chat.ChatConfig;
import io.plumbline.chat.ChatRequest;
import io.plumbline.chat.ChatResult;
import io.plumbline.chat.ChatResult.Failure;
import io.plumbline.chat.ChatResult.Reply;
import io.plumbline.chat.address.EndpointAddresses;
import io.plumbline.chat.http.Credentials;
import io.plumbline.chat.meters.ChatMeters;
import io.plumbline.chat.meters.Prices;
import io.plumbline.chat.protocol.ChatCompletions;
import io.plumbline.chat.protocol.ChatProtocols;
import io.plumbline.events.answer.TokenProbability;
import io.plumbline.events.answer.Usage;
import io.plumbline.events.target.ChatMessage;
import io.plumbline.events.target.Sampling;
import io.plumbline.events.target.Target;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** Shows that a protocol needs its own class and a setting, and no edit of the calling code (docs/adding.md). */
class NewProtocolTest {

    private static final String ANSWER =
            """
            {"model":"served","status":"completed","usage":{"input_tokens":9,"output_tokens":4},
             "output":[{"type":"message","content":[{"type":"output_text","text":"Hello",
             "logprobs":[{"token":"Hello","top_logprobs":[{"token":"Hello","logprob":0.0}]}]}]}]}""";

    private final Vertx vertx = Vertx.vertx();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Deque<Handler<HttpServerRequest>> script = new ArrayDeque<>();
    private final ScriptedProvider provider =
            ScriptedProvider.start(vertx, request -> script.poll().handle(request));

    @AfterEach
    void stop() {
        provider.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void aProtocolOfItsOwnIsSpokenToItsHost() {
        script.add(ScriptedProvider.status(200, ANSWER));

        Reply reply = ask().fold(answer -> answer, failure -> {
            throw new AssertionError(failure);
        });

        assertThat(provider.only().uri()).isEqualTo("/v1/responses");
        assertThat(provider.only().body().getInteger("max_output_tokens")).isEqualTo(1000);
        assertThat(reply.content()).isEqualTo("Hello");
        assertThat(reply.model()).isEqualTo("served");
        assertThat(reply.usage()).isEqualTo(new Usage(9, 4));
        assertThat(reply.firstToken()).containsExactly(new TokenProbability("Hello", 1));
        assertThat(registry.get("plumbline.tokens")
                        .tag("type", "input")
                        .counter()
                        .count())
                .isEqualTo(9);
    }

    @Test
    void itsComplaintsFiltersAndErrorsAreHandledLikeThoseOfOtherProtocols() {
        script.add(ScriptedProvider.status(400, "{\"error\":{\"message\":\"no\",\"param\":\"top_p\"}}"));
        script.add(ScriptedProvider.status(503, ""));
        script.add(ScriptedProvider.status(200, "{\"output\":[]}"));
        script.add(ScriptedProvider.status(200, "{\"incomplete_details\":{\"reason\":\"content_filter\"}}"));

        Failure failure = ask().fold(
                        reply -> {
                            throw new AssertionError(reply);
                        },
                        answer -> answer);

        assertThat(failure.kind()).isEqualTo(Failure.Kind.FILTERED);
        assertThat(failure.attempts()).isEqualTo(4);
        assertThat(provider.requests().get(0).body().containsKey("top_p")).isTrue();
        assertThat(provider.requests().get(1).body().containsKey("top_p")).isFalse();
    }

    @Test
    void anUnknownProtocolIsNamedAtTheStartWithTheKnownOnes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ChatProtocols(List.of(new ChatCompletions()), Map.of("h", "smoke-signals")))
                .withMessage("plumbline.calls.protocols.\"h\" must be one of [chat-completions], not smoke-signals");
    }

    @Test
    void aHostWithoutASettingSpeaksChatCompletions() {
        ChatProtocols protocols = new ChatProtocols(
                List.of(new ChatCompletions(), new ResponsesStyleProtocol()), Map.of("h", "responses-style"));

        assertThat(protocols.of(URI.create("http://h:80/v1"))).isInstanceOf(ResponsesStyleProtocol.class);
        assertThat(protocols.of(URI.create("http://other/v1"))).isInstanceOf(ChatCompletions.class);
    }

    private ChatResult ask() {
        ChatRequest request =
                new ChatRequest(List.of(ChatMessage.user("Hi")), Sampling.published(), OptionalInt.empty());
        return api().complete(Target.open(provider.uri(), "m"), request, Caller.target("tuned"))
                .await()
                .atMost(Duration.ofSeconds(30));
    }

    private ChatApi api() {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .withDefaultValues(Map.of(
                        "plumbline.calls.first-pause",
                        "5ms",
                        "plumbline.calls.protocols.\"127.0.0.1\"",
                        "responses-style"))
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(ChatConfig.class)
                .withMapping(Prices.class)
                .build();
        ChatConfig calls = config.getConfigMapping(ChatConfig.class);
        return new HttpChatApi(new ModelEndpoints(
                vertx,
                calls,
                new ChatMeters(registry, config.getConfigMapping(Prices.class)),
                EndpointAddresses.allowing(vertx, "127.0.0.0/8"),
                new Credentials(vertx, Optional.empty(), Credentials.MODEL_KEYS, name -> null),
                new ChatProtocols(List.of(new ChatCompletions(), new ResponsesStyleProtocol()), calls.protocols()),
                () -> 1));
    }
}
