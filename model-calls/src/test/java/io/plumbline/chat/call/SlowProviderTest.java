package io.plumbline.chat.call;

import io.plumbline.chat.ChatResult;
import io.plumbline.chat.ChatResult.Reply;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Calls of an HTTP server on loopback that changes its latency. A queue is not an error. */
class SlowProviderTest {

    private static final int CALLERS = 100;
    private static final int BEFORE = 1500;
    private static final Duration LONG = Duration.ofMinutes(2);
    private static final Map<String, String> HASTY = Map.of(
            "plumbline.calls.timeout", "12s",
            "plumbline.calls.shortest-timeout", "600ms",
            "plumbline.calls.total-time", "60s");

    private final Vertx vertx = Vertx.vertx();
    private final AtomicInteger latencyMs = new AtomicInteger(20);
    private final AtomicInteger atOnce = new AtomicInteger();
    private final Queue<Integer> seenAtOnce = new ConcurrentLinkedQueue<>();
    private final ScriptedProvider provider = ScriptedProvider.start(vertx, this::answerLate);

    @AfterEach
    void stop() {
        provider.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    /** The waits are a fraction of the defaults, so that the stalls are longer than the usual wait by far. */
    @ParameterizedTest
    @CsvSource({"4000, 30000", "1500, 2000", "4000, 6000"})
    void aStallCostsNoCallTwiceAndGetsFewerCallsAtOnce(int stalledMs, int lengthMs) {
        LoopbackCalls calls = new LoopbackCalls(vertx, HASTY);
        AtomicInteger replies = new AtomicInteger();
        AtomicInteger others = new AtomicInteger();
        AtomicInteger next = new AtomicInteger();
        AtomicBoolean over = new AtomicBoolean();
        IntStream.range(0, CALLERS).forEach(caller -> keepCalling(calls, next, replies, others, over));

        await().atMost(LONG).until(() -> replies.get() > BEFORE);
        latencyMs.set(stalledMs);
        vertx.setTimer(lengthMs, end -> latencyMs.set(20));
        await().atMost(LONG).until(() -> latencyMs.get() == 20);
        int atEnd = replies.get();
        await().atMost(LONG).until(() -> replies.get() > atEnd + BEFORE);
        over.set(true);
        await().atMost(LONG).until(() -> replies.get() + others.get() == next.get());

        assertThat(others).hasValue(0);
        double paidAgain = (double) provider.requests().size() / replies.get() - 1;
        System.out.printf(
                "stall of %d ms, %d ms a reply: %d replies, %.2f %% paid again%n",
                lengthMs, stalledMs, replies.get(), 100 * paidAgain);
        assertThat(paidAgain).isLessThanOrEqualTo(0.01);
        if (lengthMs >= 30_000) {
            assertThat(seenAtOnce.stream().skip(seenAtOnce.size() * 9L / 10))
                    .as("calls at once at the stall's end")
                    .allMatch(calling -> calling <= 24);
        }
    }

    private void keepCalling(
            LoopbackCalls calls, AtomicInteger next, AtomicInteger replies, AtomicInteger others, AtomicBoolean over) {
        if (!over.get()) {
            calls.call(provider.uri(), "m", next.incrementAndGet()).subscribe().with(result -> {
                (result instanceof Reply ? replies : others).incrementAndGet();
                keepCalling(calls, next, replies, others, over);
            });
        }
    }

    private void answerLate(HttpServerRequest request) {
        int now = atOnce.incrementAndGet();
        if (latencyMs.get() > 20) {
            seenAtOnce.add(now);
        }
        vertx.setTimer(latencyMs.get(), due -> {
            atOnce.decrementAndGet();
            if (!request.response().closed()) {
                ScriptedProvider.hello(request);
            }
        });
    }

    @Test
    void aCallThatIsLostAmongFastOnesIsGivenUpSoon() {
        LoopbackCalls calls = new LoopbackCalls(vertx, HASTY);
        IntStream.range(0, 40).forEach(i -> calls.await(provider.uri(), "m", i));
        latencyMs.set(600_000);
        long start = System.nanoTime();
        var lost = calls.call(provider.uri(), "m", 100).subscribeAsCompletionStage();
        await().until(() -> provider.requests().size() == 41);
        latencyMs.set(20);
        IntStream.range(200, 210).forEach(i -> calls.await(provider.uri(), "m", i));

        ChatResult result = lost.join();

        assertThat(result.attempts()).isEqualTo(2);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
    }

    @Test
    void aServerSlowerThanTheFirstWaitIsWaitedForTwiceAsLongAndAnswersEveryCall() {
        latencyMs.set(1100);
        LoopbackCalls calls = new LoopbackCalls(
                vertx, Map.of("plumbline.calls.timeout", "1s", "plumbline.calls.longest-timeout", "5s"));

        List<ChatResult> results = IntStream.range(0, 64)
                .mapToObj(i -> calls.call(provider.uri(), "m", i).subscribeAsCompletionStage())
                .toList()
                .stream()
                .map(call -> call.orTimeout(60, java.util.concurrent.TimeUnit.SECONDS)
                        .join())
                .toList();

        assertThat(results).allSatisfy(result -> {
            assertThat(result).isInstanceOf(Reply.class);
            assertThat(result.attempts()).isLessThanOrEqualTo(2);
        });
        assertThat(provider.requests().size())
                .as("only the calls that were out at first are paid again")
                .isLessThanOrEqualTo(64 + 16);
        assertThat(calls.count("plumbline.paid.again", "reason", "timeout"))
                .isEqualTo(provider.requests().size() - 64);
    }

    /** With the defaults this is a server that needs 90 s: ten timeouts open the circuit, and the trial takes longer than 15 s. */
    @Test
    void aServerThatNeverAnsweredAndNeedsLongerThanAnOutageMayLastLosesNoWaitingCall() {
        latencyMs.set(4000);
        LoopbackCalls calls = new LoopbackCalls(
                vertx,
                Map.of(
                        "plumbline.calls.timeout", "1s",
                        "plumbline.calls.longest-timeout", "10s",
                        "plumbline.calls.outage", "2s",
                        "plumbline.calls.total-time", "60s"));

        List<ChatResult> results = IntStream.range(0, 32)
                .mapToObj(i -> calls.call(provider.uri(), "m", i).subscribeAsCompletionStage())
                .toList()
                .stream()
                .map(call -> call.orTimeout(90, java.util.concurrent.TimeUnit.SECONDS)
                        .join())
                .toList();

        assertThat(results).allSatisfy(result -> assertThat(result).isInstanceOf(Reply.class));
    }
}
