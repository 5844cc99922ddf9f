package io.plumbline.gateway.release;

import io.plumbline.events.answer.UnscoredReason;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class DeadLetterTest {

    private static final Optional<PromptId> THIRD = Optional.of(new PromptId("p-1", "p-1.0", 2));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
            {"id":"p-1.0.2"}
            {"prompt":{"id":"p-1.0.2"}}
            {"completion":{"prompt":{"id":"p-1.0.2"}},"more":1}
            """)
    void findsThePromptInTheJson(String value) {
        assertThat(letter("scores-dlq", Optional.empty(), value).prompt()).isEqualTo(THIRD);
    }

    @Test
    void takesTheHeaderFirst() {
        assertThat(letter("prompts-dlq", Optional.of("p-1.0.2"), "{\"id\":\"q.0.0\"}")
                        .prompt())
                .isEqualTo(THIRD);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
            no JSON
            {"id":"pushed"}
            {"id":"p.0.99999999999"}
            {"id":7}
            """)
    void findsNoPromptInAValueWithoutAnId(String value) {
        assertThat(letter("prompts-dlq", Optional.empty(), value).prompt()).isEmpty();
    }

    @Test
    void aRecordWithoutValueNamesNoPrompt() {
        assertThat(DeadLetter.of("prompts-dlq", Optional.empty(), null).prompt())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"prompts-dlq, TARGET_ERROR", "completions-dlq, JUDGE_ERROR", "scores-dlq, JUDGE_ERROR"})
    void isAccountedAsTheFaultOfWhoCouldNotReadIt(String topic, UnscoredReason reason) {
        assertThat(letter(topic, Optional.empty(), "").reason()).isEqualTo(reason);
    }

    private static DeadLetter letter(String topic, Optional<String> ceId, String value) {
        return DeadLetter.of(topic, ceId, value == null ? null : value.getBytes(StandardCharsets.UTF_8));
    }
}
