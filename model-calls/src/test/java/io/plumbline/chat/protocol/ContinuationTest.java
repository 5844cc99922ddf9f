package io.plumbline.chat.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.plumbline.chat.ChatRequest;
import io.plumbline.chat.Continuation;
import io.plumbline.events.target.ChatMessage;
import io.plumbline.events.target.Sampling;
import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class ContinuationTest {

    @ParameterizedTest
    @EnumSource(Continuation.Way.class)
    void eachWaySendsTheBeginningLastAndItsOwnFieldsOnly(Continuation.Way way) throws IOException {
        ChatRequest request = new ChatRequest(
                        List.of(ChatMessage.user("How good?")),
                        new Sampling(0, 1, 1, OptionalInt.of(0)),
                        OptionalInt.of(20))
                .continuing(new Continuation("8", way));

        JsonNode body = new JsonMapper().readTree(new ChatCompletions().body("m", request, Dialect.COMMON));

        JsonNode last = body.path("messages").path(1);
        assertThat(body.path("messages")).hasSize(2);
        assertThat(last.path("role").asText()).isEqualTo("assistant");
        assertThat(last.path("content").asText()).isEqualTo("8");
        assertThat(last.path("prefix").asBoolean()).isEqualTo(way == Continuation.Way.PREFIX);
        assertThat(last.size()).isEqualTo(way == Continuation.Way.PREFIX ? 3 : 2);
        boolean isFinal = way == Continuation.Way.FINAL_MESSAGE;
        assertThat(body.has("continue_final_message")).isEqualTo(isFinal);
        assertThat(body.path("add_generation_prompt").isBoolean()).isEqualTo(isFinal);
        assertThat(request.seededWith(3).saltedWith("s").drawnAs("d", "r").continuation())
                .isEqualTo(request.continuation());
    }
}
