package io.plumbline.chat.call;

import io.plumbline.chat.ChatResult;
import io.plumbline.chat.ChatResult.Failure;
import io.plumbline.chat.ChatResult.Failure.Kind;
import io.plumbline.chat.ChatResult.Reply;
import io.plumbline.chat.Withdrawal;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Calls whose results are not wanted any more, while they wait for a slot, a pause or a further attempt. */
class WithdrawnCallsTest {

    private static final int CALLS = 40;
    private static final Duration SOON = Duration.ofSeconds(30);

    private final Vertx vertx = Vertx.vertx();
    private final CompletableFuture<Void> cancelled = new CompletableFuture<>();
    private final Withdrawal withdrawal = new Withdrawal() {
        @Override
        public boolean isDone() {
            return cancelled.isDone();
        }

        @Override
        public Uni<Void> done() {
            return Uni.createFrom().completionStage(() -> cancelled.copy());
        }
    };
    private ScriptedProvider provider;

    @AfterEach
    void stop() {
        provider.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private List<CompletableFuture<ChatResult>> start(LoopbackCalls calls) {
        return IntStream.range(0, CALLS)
                .mapToObj(i -> calls.call(provider.uri(), "m", i, withdrawal).subscribeAsCompletionStage())
                .toList();
    }

    private static List<ChatResult> results(List<CompletableFuture<ChatResult>> calls) {
        return calls.stream()
                .map(call -> call.orTimeout(20, TimeUnit.SECONDS).join())
                .toList();
    }

    private static boolean isWithdrawn(ChatResult result) {
        return result.fold(reply -> false, failure -> failure.kind() == Kind.WITHDRAWN);
    }

    @Test
    void whatIsOutIsWaitedForAndWhatWaitsForASlotIsNeverSent() {
        provider = ScriptedProvider.start(vertx, request -> answerAfter(2_000, request));
        LoopbackCalls calls = new LoopbackCalls(vertx, Map.of("plumbline.calls.max-concurrency", "2"));
        List<CompletableFuture<ChatResult>> open = start(calls);
        await().atMost(SOON).until(() -> provider.requests().size() == 2);

        cancelled.complete(null);

        await().atMost(Duration.ofSeconds(1))
                .until(() -> open.stream().filter(CompletableFuture::isDone).count() == CALLS - 2);
        assertThat(results(open)).filteredOn(Reply.class::isInstance).hasSize(2);
        assertThat(results(open))
                .filteredOn(WithdrawnCallsTest::isWithdrawn)
                .hasSize(CALLS - 2)
                .allSatisfy(result -> assertThat(result.attempts()).isZero());
        assertThat(provider.requests()).hasSize(2);
        assertThat(results(List.of(calls.call(provider.uri(), "m", CALLS).subscribeAsCompletionStage())))
                .as("the slots are free for other calls")
                .hasOnlyElementsOfType(Reply.class);
    }

    private void answerAfter(int ms, HttpServerRequest request) {
        vertx.setTimer(ms, due -> ScriptedProvider.hello(request));
    }

    @ParameterizedTest
    @CsvSource({
        "503, '', 'the pause before a further attempt, and an open circuit'",
        "429, 20, 'a pause that the provider asks for'",
    })
    void noFurtherAttemptFollows(int status, String retryAfter, String waitsFor) {
        provider = ScriptedProvider.start(vertx, request -> {
            if (!retryAfter.isEmpty()) {
                request.response().putHeader("retry-after", retryAfter);
            }
            request.response().setStatusCode(status).end("{}");
        });
        List<CompletableFuture<ChatResult>> open = start(new LoopbackCalls(
                vertx, Map.of("plumbline.calls.first-pause", "5s", "plumbline.calls.max-concurrency", "8")));
        await().atMost(SOON).until(() -> provider.requests().size() >= 8);
        await().pollDelay(Duration.ofMillis(500)).atMost(SOON).until(() -> true);
        int sent = provider.requests().size();

        cancelled.complete(null);

        assertThat(results(open)).as(waitsFor).allMatch(WithdrawnCallsTest::isWithdrawn);
        assertThat(results(open).stream().mapToInt(ChatResult::attempts).sum())
                .as("attempts are told")
                .isEqualTo(provider.requests().size());
        assertThat(provider.requests().size()).isLessThanOrEqualTo(sent + 1);
    }

    @Test
    void aCallThatBeginsTooLateIsNotSent() {
        provider = ScriptedProvider.start(vertx, ScriptedProvider::hello);
        cancelled.complete(null);

        assertThat(results(start(new LoopbackCalls(vertx, Map.of())))).allSatisfy(result -> assertThat(result)
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.kind()).isEqualTo(Kind.WITHDRAWN)));
        assertThat(provider.requests()).isEmpty();
    }
}
