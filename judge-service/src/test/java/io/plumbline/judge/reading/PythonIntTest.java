package io.plumbline.judge.reading;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Expected values come from CPython 3.11's own int(). */
class PythonIntTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '=',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "85=85",
                "085=85",
                "00=0",
                "-0=0",
                "-0_0=0",
                "+7=7",
                "-7=-7",
                "1_0=10",
                "0_5=5",
                "' 42\n'=42",
                "\u00a042\u00a0=42",
                "\u30005=5",
                "\u20035=5",
                "5\u0085=5",
                "5\u2028=5",
                "\u000b5=5",
                "１００=100",
                "+１_0=10",
                "٣=3",
                "९५=95",
                "\uD835\uDFD7=9"
            })
    void readsWhatPythonReads(String text, int value) {
        assertThat(PythonInt.parse(text)).isEqualTo(OptionalInt.of(value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "+",
                "_1",
                "1_",
                "1__0",
                "+_5",
                "- 5",
                "--5",
                "5.0",
                "1e2",
                "0x10",
                "²",
                "½",
                "\u200b5",
                "\ufeff5",
                "\u180e5",
                "\u001c5",
                "5\u001f",
                "5\u001c\u00a0",
                "5\u0000",
                "4 2",
                "CODE",
                "I",
                "\ud800",
                "5\udfff"
            })
    void refusesWhatPythonRefuses(String text) {
        assertThat(PythonInt.parse(text)).isEmpty();
    }

    @Test
    void noRunOfDigitsOverflows() {
        assertThat(PythonInt.parse("9".repeat(5000))).hasValue(PythonInt.MOST);
        assertThat(PythonInt.parse("-" + "9".repeat(5000))).hasValue(-PythonInt.MOST);
        assertThat(PythonInt.parse("0".repeat(4000) + "7")).hasValue(7);
        assertThat(PythonInt.parse("4294967346")).as("2^32 + 50 is not 50").hasValue(PythonInt.MOST);
    }
}
