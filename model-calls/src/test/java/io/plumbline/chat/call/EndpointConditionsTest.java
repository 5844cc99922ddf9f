package io.plumbline.chat.call;

import io.plumbline.chat.ChatResult;
import io.plumbline.events.EndpointCondition;
import io.plumbline.events.EndpointCondition.Cause;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What holds up calls of a server on loopback, read while it happens. */
class EndpointConditionsTest {

    private static final Duration LONG = Duration.ofMinutes(2);

    private final Vertx vertx = Vertx.vertx();
    private final AtomicInteger latencyMs = new AtomicInteger();
    private final AtomicInteger status = new AtomicInteger(200);
    private volatile String retryAfter = "";
    private volatile String body = "{}";
    private final ScriptedProvider provider = ScriptedProvider.start(vertx, this::answer);

    @AfterEach
    void stop() {
        provider.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private void answer(HttpServerRequest request) {
        vertx.setTimer(Math.max(1, latencyMs.get()), due -> {
            if (request.response().closed()) {
                return;
            }
            if (status.get() == 200) {
                ScriptedProvider.hello(request);
                return;
            }
            if (!retryAfter.isEmpty()) {
                request.response().putHeader("retry-after", retryAfter);
            }
            request.response().setStatusCode(status.get()).end(body);
        });
    }

    private static List<CompletableFuture<ChatResult>> start(
            LoopbackCalls calls, ScriptedProvider provider, int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> calls.call(provider.uri(), "m", i).subscribeAsCompletionStage())
                .toList();
    }

    private static EndpointCondition only(EndpointConditions conditions) {
        Collection<EndpointCondition> present = conditions.present();
        assertThat(present).hasSize(1);
        return present.iterator().next();
    }

    @Test
    void aServerSlowerThanTheFirstWaitIsToldWithItsLongerWaitAndFewerCallsUntilItAnswers() {
        latencyMs.set(1500);
        LoopbackCalls calls = new LoopbackCalls(
                vertx, Map.of("plumbline.calls.timeout", "1s", "plumbline.calls.longest-timeout", "5s"));
        EndpointConditions conditions = calls.conditions();
        Instant start = Instant.now();
        List<CompletableFuture<ChatResult>> open = start(calls, provider, 40);
        assertThat(conditions.present()).isEmpty();

        await().atMost(LONG).until(() -> !conditions.present().isEmpty());

        EndpointCondition slow = only(conditions);
        assertThat(slow.cause()).isEqualTo(Cause.TIMEOUTS);
        assertThat(slow.endpoint()).isEqualTo(provider.uri());
        assertThat(slow.modelName()).isEqualTo("m");
        assertThat(slow.replyWait()).isEqualTo(Duration.ofSeconds(2));
        assertThat(slow.callsAtOnce()).as("16 at first").isBetween(1, 8);
        assertThat(slow.since()).isBetween(start.plusMillis(900), Instant.now());
        open.forEach(call -> assertThat(call.orTimeout(120, java.util.concurrent.TimeUnit.SECONDS)
                        .join())
                .isInstanceOf(ChatResult.Reply.class));
        assertThat(conditions.present()).isEmpty();
    }

    @Test
    void aServerThatFailsEveryCallIsToldWithTheTimeFromWhichWaitingCallsFail() {
        status.set(503);
        LoopbackCalls calls = new LoopbackCalls(vertx, Map.of("plumbline.calls.outage", "10s"));
        EndpointConditions conditions = calls.conditions();
        start(calls, provider, 40);

        await().atMost(LONG).until(() -> conditions.present().stream().anyMatch(one -> one.cause() == Cause.FAILURES));

        EndpointCondition down = only(conditions);
        assertThat(down.callsAtOnce()).isEqualTo(1);
        assertThat(down.detail()).contains("503");
        assertThat(down.until()).hasValueSatisfying(end -> assertThat(end)
                .isEqualTo(down.since().plus(Duration.ofSeconds(10))));
        status.set(200);
        await().atMost(LONG).until(() -> conditions.present().isEmpty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            RATE_LIMIT | {}                                        | 30
            QUOTA      | {"error": {"code": "insufficient_quota"}} | 300
            """)
    void aPauseThatTheProviderAsksForIsToldWithItsEnd(Cause cause, String reply, int seconds) {
        status.set(429);
        retryAfter = String.valueOf(seconds);
        body = reply;
        LoopbackCalls calls = new LoopbackCalls(vertx, Map.of());
        EndpointConditions conditions = calls.conditions();
        Instant start = Instant.now();
        start(calls, provider, 40);

        await().atMost(LONG).until(() -> conditions.present().stream().anyMatch(one -> one.cause() == cause));

        assertThat(only(conditions).until()).hasValueSatisfying(end -> assertThat(end)
                .isBetween(start.plusSeconds(seconds), Instant.now().plusSeconds(seconds)));
    }
}
