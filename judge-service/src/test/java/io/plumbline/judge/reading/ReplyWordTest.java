package io.plumbline.judge.reading;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ReplyWordTest {

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "REF,REFUSAL",
                "REFUSAL,REFUSAL",
                "REFUSAL.,REFUSAL",
                "RE,REFUSAL",
                " REF,REFUSAL",
                "Refusal,REFUSAL",
                "CO,CODE",
                "COD,CODE",
                "CODE,CODE",
                " CODE,CODE",
                "Code,CODE",
                "I,DECLINED",
                " I,DECLINED",
                "I'm sorry,DECLINED",
                "Sorry about that,DECLINED",
                "Say,OTHER",
                "The,OTHER",
                "R,OTHER",
                "C,OTHER",
                "Co,OTHER",
                "Ref,OTHER",
                "CODER,OTHER",
                "In,OTHER",
                "'',OTHER",
                "<,OTHER",
                "\ufeff,OTHER"
            })
    void tellsTheRubricsWordsFromAJudgeThatDeclines(String said, ReplyWord word) {
        assertThat(ReplyWord.of(said)).isEqualTo(word);
    }
}
