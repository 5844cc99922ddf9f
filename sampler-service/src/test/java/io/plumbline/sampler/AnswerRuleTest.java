package io.plumbline.sampler;

import io.plumbline.chat.ChatResult.Failure;
import io.plumbline.chat.ChatResult.Failure.Kind;
import io.plumbline.chat.ChatResult.Reply;
import io.plumbline.events.answer.Answered;
import io.plumbline.events.answer.CallResult;
import io.plumbline.events.answer.Failed;
import io.plumbline.events.answer.UnscoredReason;
import io.plumbline.events.answer.Usage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class AnswerRuleTest {

    @Test
    void thoughtsFromEitherPlaceAreKeptApart() {
        assertThat(answer(reply("Hello", Optional.of("Hm."), Optional.empty(), "stop")))
                .extracting(Answered::text, Answered::reasoning)
                .containsExactly("Hello", Optional.of("Hm."));
        assertThat(answer(reply("<think>Hm.</think>Hello", Optional.empty(), Optional.empty(), "stop")))
                .extracting(Answered::text, Answered::reasoning)
                .containsExactly("Hello", Optional.of("Hm."));
    }

    @Test
    void aRefusalIsWhatTheUserSees() {
        assertThat(answer(reply("", Optional.empty(), Optional.of("I cannot"), "stop"))
                        .text())
                .isEqualTo("I cannot");
    }

    @ParameterizedTest
    @CsvSource({"''", "'  '", "<think>Hm", "<think>Hm</think>"})
    void tokensSpentBeforeTheAnswerAreNoAnswer(String content) {
        CallResult result = AnswerRule.of(reply(content, Optional.empty(), Optional.empty(), "length"));

        assertThat(result).isInstanceOfSatisfying(Failed.class, failed -> assertThat(failed.reason())
                .isEqualTo(UnscoredReason.TRUNCATED));
    }

    @Test
    void anAnswerThatWasCutOffIsStillAnAnswer() {
        assertThat(answer(reply("Hel", Optional.empty(), Optional.empty(), "length"))
                        .text())
                .isEqualTo("Hel");
    }

    @ParameterizedTest
    @CsvSource({
        "'',                 stop,       EMPTY_REPLY",
        "'  ',               '',         EMPTY_REPLY",
        "<think>Hm</think>,  end_turn,   EMPTY_REPLY",
        "'',                 tool_calls, TOOL_CALL",
        "Let me look.,       tool_use,   TOOL_CALL",
        "'',                 MAX_TOKENS, TRUNCATED",
    })
    void aReplyWithoutATextForTheUserIsNoAnswer(String content, String finish, UnscoredReason reason) {
        CallResult result = AnswerRule.of(reply(content, Optional.empty(), Optional.empty(), finish));

        assertThat(result).isInstanceOfSatisfying(Failed.class, failed -> assertThat(failed.reason())
                .isEqualTo(reason));
    }

    @ParameterizedTest
    @CsvSource({
        "FILTERED, TARGET_FILTERED",
        "UNFINISHED, UNFINISHED",
        "REPEATED, REPEATED_REPLY",
        "OTHER_MODEL, OTHER_MODEL",
        "CONTEXT_TOO_LONG, TARGET_ERROR",
        "RATE_LIMITED, TARGET_ERROR",
        "CIRCUIT_OPEN, TARGET_ERROR",
        "NO_CREDENTIAL, TARGET_ERROR"
    })
    void aFailureKeepsItsWords(Kind kind, UnscoredReason reason) {
        CallResult result = AnswerRule.of(new Failure(kind, "http://h answers 400", 2));

        assertThat(result).isEqualTo(new Failed(reason, kind.label() + ": http://h answers 400", 2));
    }

    private static Answered answer(Reply reply) {
        return AnswerRule.of(reply).fold(answered -> answered, failed -> {
            throw new AssertionError(failed);
        });
    }

    private static Reply reply(String content, Optional<String> reasoning, Optional<String> refusal, String finish) {
        return new Reply(
                content,
                reasoning,
                refusal,
                finish,
                "m",
                Optional.empty(),
                List.of(),
                Usage.NONE,
                Duration.ofSeconds(1),
                1);
    }
}
