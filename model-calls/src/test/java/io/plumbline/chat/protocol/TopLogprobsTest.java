package io.plumbline.chat.protocol;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class TopLogprobsTest {

    /** Messages of OpenAI, Fireworks, vLLM, Gemini, and of servers that say little. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            20 | top_logprobs | Invalid value: must be less than or equal to 5.                                       | 5
            20 | top_logprobs | Integer above maximum value. Expected a value <= 8, but got 20 instead.               | 8
            20 | ``           | top_logprobs must be between 0 and 5                                                  | 5
            20 | ``           | Requested sample logprobs of 20, which is greater than max allowed: 10                | 10
            20 | ``           | top_logprobs must lie in [1, 20)                                                      | 5
            20 | ``           | 'top_logprobs' is not supported by gpt-5.1-2026 (version 3.5)                         | 5
            20 | top_logprobs | no                                                                                    | 5
            5  | top_logprobs | must be at most 3                                                                     | 3
            1  | top_logprobs | must be at least 2                                                                    | 2
            """)
    void aRefusalLeadsToTheNumberThatItNamesAndElseToFive(int wanted, String parameter, String complaint, int next) {
        assertThat(TopLogprobs.ANY.after(wanted, parameter, complaint))
                .hasValueSatisfying(after -> assertThat(after.within(wanted)).isEqualTo(next));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            20 | ``          | logprobs are not supported with this model         | about log probabilities themselves
            20 | logprobs    | logprobs are not supported with reasoning models   | about log probabilities themselves
            20 | temperature | must be 1                                          | about another field
            5  | top_logprobs| not supported                                      | nothing is left to try
            5  | top_logprobs| must be between 0 and 1                            | one alternative is no distribution
            """)
    void whatLeadsToNoOtherNumberStaysAnError(int wanted, String parameter, String complaint, String why) {
        assertThat(TopLogprobs.ANY.after(wanted, parameter, complaint)).as(why).isEmpty();
    }

    @Test
    void refusalsInARowNarrowTheNumbersUntilNoneIsLeft() {
        TopLogprobs eight =
                TopLogprobs.ANY.after(20, "top_logprobs", "at most 8").orElseThrow();
        TopLogprobs five = eight.after(20, "top_logprobs", "still too many").orElseThrow();

        assertThat(five.within(20)).isEqualTo(5);
        assertThat(five.within(2)).isEqualTo(2);
        assertThat(five.after(20, "top_logprobs", "still too many")).isEmpty();
        assertThat(TopLogprobs.ANY.within(20)).isEqualTo(20);
    }
}
