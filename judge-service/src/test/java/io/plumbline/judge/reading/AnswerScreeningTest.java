package io.plumbline.judge.reading;

import io.plumbline.events.answer.Answered;
import io.plumbline.events.answer.ModelReply;
import io.plumbline.events.answer.Outcome.Unscored;
import io.plumbline.events.answer.Usage;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class AnswerScreeningTest {

    @ParameterizedTest
    @CsvSource({
        "'', length, TRUNCATED",
        "' \n', length, TRUNCATED",
        "half a, length, judged",
        "'', stop, EMPTY_REPLY",
        "' \n', stop, EMPTY_REPLY",
        "'', '', EMPTY_REPLY",
        "'', refusal, EMPTY_REPLY",
        "I would rather not., refusal, judged",
        "'', MAX_TOKENS, TRUNCATED",
        "half a, abort, UNFINISHED",
        "'', network_error, UNFINISHED",
        "half a, sensitive, TARGET_FILTERED",
        "'', tool_calls, TOOL_CALL",
        "whole, unheard-of, judged",
        "half a, content_filter, TARGET_FILTERED",
        "'', content_filter, TARGET_FILTERED"
    })
    void whatTheModelNeverSaidIsNotJudged(String text, String finishReason, String outcome) {
        Answered answer = new Answered(
                text,
                Optional.empty(),
                new ModelReply(finishReason, "model", Optional.empty()),
                Usage.NONE,
                Duration.ZERO,
                1);

        assertThat(AnswerScreening.of(answer)
                        .map(Unscored::reason)
                        .map(Enum::name)
                        .orElse("judged"))
                .isEqualTo(outcome);
    }
}
