package io.plumbline.chat.call;

import io.plumbline.chat.ChatResult;
import io.plumbline.chat.ChatResult.Failure;
import io.plumbline.chat.ChatResult.Failure.Kind;
import io.plumbline.chat.ChatResult.Reply;
import io.plumbline.events.answer.Usage;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Proxies between Plumbline and the model, which repeat replies, reject seeds, and pass on limits under other names. */
class RepeatedReplyTest {

    private final Vertx vertx = Vertx.vertx();
    private final AtomicInteger seen = new AtomicInteger();
    private IntFunction<String> body = number -> reply("id-" + number, "Four.");
    private final ScriptedProvider provider = ScriptedProvider.start(vertx, this::answer);
    private final LoopbackCalls calls = new LoopbackCalls(vertx, Map.of());

    @AfterEach
    void stop() {
        provider.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void aReplyThatCameBeforeIsNoNewDraw() {
        body = number -> reply("cached", "Four.");

        assertThat(ask(1)).isInstanceOf(Reply.class);
        assertThat(ask(2)).isInstanceOfSatisfying(Failure.class, failure -> {
            assertThat(failure.kind()).isEqualTo(Kind.REPEATED);
            assertThat(failure.attempts()).isEqualTo(1);
            assertThat(failure.usage()).isEqualTo(Usage.NONE);
        });
        assertThat(ask(1)).as("the first draw once more").isInstanceOf(Reply.class);
        assertThat(calls.await(provider.uri(), "other", 2)).as("another model").isInstanceOf(Reply.class);
    }

    /**
     * What a server or a cache sends for three draws, and what they come to.
     *
     * @param body of the reply of each number, from 1
     */
    record Replies(String name, IntFunction<String> body, String outcomes) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Replies> replies() {
        return Stream.of(
                new Replies("a cache", number -> reply("cached", "Four."), "Four., REPEATED, REPEATED"),
                new Replies(
                        "a cache, the id is a number",
                        number -> reply("7", "Four.").replace("\"7\"", "7"),
                        "Four., REPEATED, REPEATED"),
                new Replies(
                        "a cache that begins later",
                        number -> reply(number == 1 ? "first" : "cached", "Four."),
                        "Four., Four., REPEATED"),
                new Replies(
                        "equal texts, ids of their own",
                        number -> reply("id-" + number, "Four."),
                        "Four., Four., Four."),
                new Replies(
                        "one id, and other texts",
                        number -> reply("same", "Answer " + number % 2),
                        "Answer 1, Answer 0, Answer 1"),
                new Replies(
                        "one id, and other times of creation",
                        number -> reply("1", "Four.").replace("{\"id\"", "{\"created\":" + number + ",\"id\""),
                        "Four., Four., Four."),
                new Replies("an empty id", number -> reply("", "Four."), "Four., Four., Four."),
                new Replies(
                        "an id that is null",
                        number -> reply("", "Four.").replace("\"id\":\"\"", "\"id\":null"),
                        "Four., Four., Four."),
                new Replies("no id", number -> reply("", "Four.").replace("\"id\":\"\",", ""), "Four., Four., Four."));
    }

    @ParameterizedTest
    @MethodSource("replies")
    void onlyARepeatedIdWithItsTextIsARepeatedReply(Replies replies) {
        body = replies.body();

        String outcomes = Stream.of(1, 2, 3)
                .map(draw ->
                        ask(draw).fold(Reply::content, failure -> failure.kind().name()))
                .collect(Collectors.joining(", "));

        System.out.printf("%-36s | %-28s | %d calls paid%n", replies, outcomes, seen.get());
        assertThat(outcomes).isEqualTo(replies.outcomes());
    }

    @Test
    void aSeedThatIsRejectedIsNotSentAgain() {
        body = number -> number == 1
                ? "{\"object\":\"error\",\"message\":{\"detail\":[{\"type\":\"extra_forbidden\",\"loc\":[\"body\",\"seed\"]}]}}"
                : reply("id-" + number, "Four.");

        assertThat(ask(1).attempts()).isEqualTo(2);
        assertThat(ask(2).attempts()).isEqualTo(1);
        assertThat(provider.requests())
                .extracting(request -> request.body().containsKey("seed"))
                .containsExactly(true, false, false);
    }

    @Test
    void onlyVllmGetsASaltWhichIsNewWithEachRevision() {
        provider.list("{\"object\":\"list\",\"data\":[{\"id\":\"m\",\"owned_by\":\"vllm\"}]}");
        ask(1);
        ask(2);
        calls.call(provider.uri(), "m", 3, "2").await().indefinitely();
        try (ScriptedProvider other = ScriptedProvider.start(vertx, ScriptedProvider::hello)) {
            other.list("{\"data\":[{\"id\":\"m\",\"owned_by\":\"llamacpp\"}]}");
            calls.await(other.uri(), "m", 1);

            assertThat(other.only().body().containsKey("cache_salt")).isFalse();
        }

        assertThat(provider.requests())
                .extracting(request -> request.body().getString("cache_salt"))
                .satisfies(salts -> {
                    assertThat(salts.get(0)).hasSizeGreaterThan(20).isEqualTo(salts.get(1));
                    assertThat(salts.get(2)).hasSizeGreaterThan(20).isNotEqualTo(salts.get(0));
                });
    }

    /** As vLLM was seen to do: what was computed for a prompt is kept by the adapter's name and path, and by the salt. */
    @Test
    void anAdapterThatIsReloadedUnderItsNameIsNotAnsweredFromTheOldOnesCache() {
        provider.list("{\"data\":[{\"id\":\"m\",\"owned_by\":\"vllm\"}]}");
        Map<String, String> prefixCache = new ConcurrentHashMap<>();
        AtomicReference<String> weights = new AtomicReference<>("old");
        body = number -> reply(
                "id-" + number,
                prefixCache.computeIfAbsent(lastSalt(), salt -> weights.get()) + " keys, " + weights + " weights");
        ask(1);

        weights.set("new");

        assertThat(calls.call(provider.uri(), "m", 2, "2").await().indefinitely())
                .isInstanceOfSatisfying(
                        Reply.class, reply -> assertThat(reply.content()).isEqualTo("new keys, new weights"));
    }

    private String lastSalt() {
        return provider.requests().get(provider.requests().size() - 1).body().getString("cache_salt", "");
    }

    @Test
    void reasoningTokensCountAndMissingUsageIsEstimated() {
        body = number -> number == 1
                ? "{\"choices\":[{\"message\":{\"content\":\"Four.\"}}],\"usage\":{\"prompt_tokens\":279,"
                        + "\"completion_tokens\":6,\"total_tokens\":374,\"completion_tokens_details\":{\"reasoning_tokens\":89}}}"
                : "{\"choices\":[{\"message\":{\"content\":\"" + "word".repeat(50) + "\"}}],\"usage\":null}";

        assertThat(ask(1).usage()).isEqualTo(new Usage(279, 95));
        // Eleven bytes of question are three tokens, 200 bytes of answer are fifty.
        assertThat(ask(2).usage()).isEqualTo(Usage.estimate(3, 50));
    }

    @Test
    void everyAttemptThatWasPaidCounts() {
        body = number -> number < 3
                ? "{\"choices\":[{\"message\":{\"content\":\"Half\"},\"finish_reason\":\"abort\"}],"
                        + "\"usage\":{\"prompt_tokens\":10,\"completion_tokens\":2}}"
                : "{\"choices\":[{\"message\":{\"content\":\"Four.\"}}],\"usage\":{\"prompt_tokens\":10,\"completion_tokens\":5}}";

        ChatResult result = ask(1);

        assertThat(result.attempts()).isEqualTo(3);
        assertThat(result.usage()).isEqualTo(new Usage(30, 9));
        assertThat(calls.count("plumbline.paid.again", "reason", "unfinished")).isEqualTo(2);
        assertThat(calls.count("plumbline.tokens", "type", "output")).isEqualTo(9);
    }

    private ChatResult ask(int draw) {
        return calls.await(provider.uri(), "m", draw);
    }

    private void answer(HttpServerRequest request) {
        String text = body.apply(seen.incrementAndGet());
        request.response()
                .setStatusCode(text.contains("extra_forbidden") ? 422 : 200)
                .end(text);
    }

    private static String reply(String id, String text) {
        return "{\"id\":\"" + id + "\",\"choices\":[{\"message\":{\"content\":\"" + text
                + "\"},\"finish_reason\":\"stop\"}]}";
    }
}
