package io.plumbline.chat.call;

import io.plumbline.chat.ChatResult;
import io.plumbline.chat.ChatResult.Reply;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** One model's failures cost no other model at its endpoint a call. */
class NeighbourModelsTest {

    private final Vertx vertx = Vertx.vertx();
    private final Map<String, Handler<HttpServerRequest>> behaviours = new ConcurrentHashMap<>();
    private final ScriptedProvider provider = ScriptedProvider.start(vertx, this::answer);

    @AfterEach
    void stop() {
        provider.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    /** What ails a model. */
    record Ailment(String name, int status, Map<String, String> headers, String body) {

        void answer(HttpServerRequest request) {
            headers.forEach(request.response()::putHeader);
            request.response().setStatusCode(status).end(body);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Ailment> ailments() {
        return Stream.of(
                new Ailment(
                        "tokens per day",
                        429,
                        Map.of("retry-after", "578"),
                        "{\"error\":{\"message\":\"Rate limit reached on tokens per day (TPD)\"}}"),
                new Ailment("a day's pause", 429, Map.of("retry-after", "86400"), "{}"),
                new Ailment(
                        "no money", 429, Map.of(), "{\"error\":{\"code\":\"insufficient_quota\",\"message\":\"x\"}}"),
                new Ailment("not there", 404, Map.of(), "{\"error\":{\"message\":\"no such model\"}}"),
                new Ailment("broken", 500, Map.of(), "{\"error\":{\"message\":\"boom\"}}"),
                new Ailment("overloaded", 503, Map.of(), ""),
                new Ailment("filtered", 400, Map.of(), "{\"error\":{\"code\":\"content_filter\"}}"),
                new Ailment("without choices", 200, Map.of(), "{\"choices\":[]}"),
                new Ailment("aborting", 200, Map.of(), "{\"choices\":[{\"message\":{},\"finish_reason\":\"abort\"}]}"));
    }

    @ParameterizedTest
    @MethodSource("ailments")
    void aSickModelCostsItsNeighboursNoCall(Ailment ailment) {
        IntStream.range(0, 4).forEach(sick -> behaviours.put("sick-" + sick, ailment::answer));
        LoopbackCalls calls = new LoopbackCalls(vertx, Map.of("plumbline.calls.outage", "1s"));
        // Several models ail, so that the endpoint itself is in doubt.
        List<CompletableFuture<ChatResult>> ailing = IntStream.range(0, 80)
                .mapToObj(i -> calls.call(provider.uri(), "sick-" + i % 4, i).subscribeAsCompletionStage())
                .toList();

        List<ChatResult> healthy = IntStream.range(0, 120)
                .mapToObj(i ->
                        calls.call(provider.uri(), "healthy-" + i % 3, 1000 + i).subscribeAsCompletionStage())
                .toList()
                .stream()
                .map(call -> call.orTimeout(20, java.util.concurrent.TimeUnit.SECONDS)
                        .join())
                .toList();

        assertThat(healthy).allSatisfy(result -> {
            assertThat(result).isInstanceOf(Reply.class);
            assertThat(result.attempts()).isEqualTo(1);
        });
        assertThat(calls.await(provider.uri(), "newcomer", 5000)).isInstanceOf(Reply.class);
        ailing.forEach(call -> call.cancel(true));
    }

    @Test
    void aLimitWhoseModelIsCalledDailyIsTriedAgainInTwoSeconds() {
        AtomicInteger seen = new AtomicInteger();
        behaviours.put("acme-daily-digest-ft", request -> {
            if (seen.incrementAndGet() > 1) {
                ScriptedProvider.hello(request);
                return;
            }
            request.response().putHeader("retry-after", "2").setStatusCode(429);
            request.response()
                    .end(
                            "{\"error\":{\"message\":\"Rate limit reached for model acme-daily-digest-ft on requests per min\"}}");
        });
        long start = System.nanoTime();

        ChatResult result = new LoopbackCalls(vertx, Map.of()).await(provider.uri(), "acme-daily-digest-ft", 1);

        assertThat(result).isInstanceOf(Reply.class);
        assertThat(result.attempts()).isEqualTo(2);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(5));
    }

    @Test
    void oneDaysPauseAmongRepliesIsTriedAndLifted() {
        AtomicInteger seen = new AtomicInteger();
        behaviours.put("odd", request -> {
            if (seen.incrementAndGet() == 8) {
                request.response()
                        .putHeader("retry-after", "86400")
                        .setStatusCode(429)
                        .end();
            } else {
                ScriptedProvider.hello(request);
            }
        });
        LoopbackCalls calls = new LoopbackCalls(vertx, Map.of());

        List<ChatResult> results = IntStream.range(0, 16)
                .mapToObj(i -> calls.await(provider.uri(), "odd", i))
                .toList();

        assertThat(results).allSatisfy(result -> assertThat(result).isInstanceOf(Reply.class));
        assertThat(provider.requests()).hasSize(17);
    }

    @Test
    void theSickOneOfManyModelsIsNamed() {
        IntStream.range(0, 300).forEach(i -> behaviours.put("m" + i, ScriptedProvider::hello));
        behaviours.put("m240", ScriptedProvider.status(500, "{}"));
        LoopbackCalls calls = new LoopbackCalls(vertx, Map.of("plumbline.calls.max-retries", "0"));
        IntStream.range(0, 300).forEach(i -> calls.await(provider.uri(), "m" + i, i));

        for (int i = 0; i < 14; i++) {
            calls.call(provider.uri(), "m240", 1000 + i).subscribe().with(result -> {});
        }

        org.awaitility.Awaitility.await().untilAsserted(() -> assertThat(calls.registry()
                        .find("plumbline.sampler.circuit.state")
                        .tag("model", "watched-m240")
                        .tag("state", "closed")
                        .gauge())
                .isNotNull()
                .satisfies(gauge -> assertThat(gauge.value()).isZero()));
        assertThat(calls.registry()
                        .find("plumbline.sampler.circuit.state")
                        .tag("model", "watched-m239")
                        .gauge())
                .isNull();
    }

    private void answer(HttpServerRequest request) {
        // The provider has read the body before it calls the behaviour.
        JsonObject body =
                provider.requests().get(provider.requests().size() - 1).body();
        behaviours
                .getOrDefault(body.getString("model"), ScriptedProvider::hello)
                .handle(request);
    }
}
