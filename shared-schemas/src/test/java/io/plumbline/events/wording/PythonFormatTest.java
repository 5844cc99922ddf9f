package io.plumbline.events.wording;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PythonFormatTest {

    private static final Map<String, String> VALUES =
            Map.of("question", "Why?", "answer", "{question} {{x}} }{ {answer}");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "Q: {question} | Q: Why?",
                "{question}{question} | Why?Why?",
                "{{question}} | {question}",
                "{{{question}}} | {Why?}",
                "{{}} | {}",
                "{{{{ }}}} | {{ }}",
                "no braces | no braces",
                "{answer} | {question} {{x}} }{ {answer}",
                "{{{answer}}} | {{question} {{x}} }{ {answer}}"
            })
    void fillsLikePythonInOnePass(String template, String filled) {
        assertThat(PythonFormat.format(template, VALUES)).isEqualTo(filled);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{score} | unknown placeholder '{score}' at character 1; known are [answer, question]",
                "{} | unknown placeholder '{}' at character 1",
                "{0} | unknown placeholder '{0}'",
                "{ answer } | unknown placeholder '{ answer }'",
                "{answer!r} | unknown placeholder '{answer!r}'",
                "{answer.x} | unknown placeholder '{answer.x}'",
                "see {answer | '{' without '}' at character 5",
                "{answer{question} | '{' without '}' at character 1",
                "answer} | '}' without '{' at character 7",
                "{{answer} | '}' without '{' at character 9",
                "{ | '{' without '}' at character 1"
            })
    void refusesWhatItCannotFill(String template, String message) {
        assertThatThrownBy(() -> PythonFormat.format(template, VALUES))
                .isInstanceOf(MalformedTemplateException.class)
                .hasMessageContaining(message);
    }

    @Test
    void aLongValueIsInsertedAsItIs() {
        String value = "{}".repeat(500_000);

        assertThat(PythonFormat.format("{answer}", Map.of("answer", value))).isEqualTo(value);
    }
}
