package io.plumbline.chat.protocol;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.plumbline.chat.ChatRequest;
import io.plumbline.events.target.ChatMessage;
import io.plumbline.events.target.Sampling;
import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ChatCompletionsTest {

    private static final List<ChatMessage> HELLO = List.of(ChatMessage.user("Hello"));

    @Test
    void onlyWhatTheCallerSetIsSent() throws IOException {
        ChatRequest request = new ChatRequest(HELLO, Sampling.published(), OptionalInt.empty());

        assertSent(
                request,
                Dialect.COMMON,
                """
                {"model":"m","messages":[{"role":"user","content":"Hello"}],
                 "temperature":1.0,"top_p":1.0,"max_tokens":1000,"stream":false}""");
    }

    @Test
    void aJudgesCallAsksForTheTwentyLikeliestTokens() throws IOException {
        ChatRequest request = new ChatRequest(HELLO, new Sampling(0, 1, 1, OptionalInt.of(0)), OptionalInt.of(20));

        assertSent(
                request,
                Dialect.COMMON,
                """
                {"model":"m","messages":[{"role":"user","content":"Hello"}],
                 "temperature":0.0,"top_p":1.0,"max_tokens":1,"seed":0,"logprobs":true,"top_logprobs":20,"stream":false}""");
    }

    @Test
    void aDialectChangesNamesAndNoMeaning() throws IOException {
        ChatRequest request = new ChatRequest(HELLO, Sampling.published(), OptionalInt.empty());

        assertSent(
                request,
                Dialect.COMMON.withCompletionTokens().without(Dialect.Field.TOP_P),
                """
                {"model":"m","messages":[{"role":"user","content":"Hello"}],
                 "temperature":1.0,"max_completion_tokens":1000,"stream":false}""");
        ChatRequest nucleus =
                new ChatRequest(HELLO, new Sampling(1, 0.9, 10, OptionalInt.empty()), OptionalInt.empty());
        assertThat(new String(
                        new ChatCompletions()
                                .body(
                                        "m",
                                        nucleus,
                                        Dialect.COMMON.withCompletionTokens().without(Dialect.Field.TOP_P)),
                        java.nio.charset.StandardCharsets.UTF_8))
                .contains("\"top_p\":0.9");
    }

    @Test
    void halfASurrogatePairIsNoReasonToFail() throws IOException {
        List<ChatMessage> broken = List.of(ChatMessage.user("a\ud800b"));

        byte[] body = new ChatCompletions()
                .body("m", new ChatRequest(broken, Sampling.published(), OptionalInt.empty()), Dialect.COMMON);

        assertThat(new JsonMapper().readTree(body).at("/messages/0/content").asText())
                .isEqualTo("a\ufffdb");
    }

    private static void assertSent(ChatRequest request, Dialect dialect, String json) throws IOException {
        JsonMapper mapper = new JsonMapper();
        assertThat(mapper.readTree(new ChatCompletions().body("m", request, dialect)))
                .isEqualTo(mapper.readTree(json));
    }
}
