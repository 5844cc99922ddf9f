package io.plumbline.gateway.console;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class InertTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "a\u202Eb|a\u27E8U+202E\u27E9b",
                "\u001B[31m|\u241B[31m",
                "\u007F|\u2421",
                "zero\u200Bwidth|zero\u27E8U+200B\u27E9width",
                "\uD83D\uDE00 f\u00FCr <b>|\uD83D\uDE00 f\u00FCr <b>"
            })
    void whatIsHiddenIsShownAndTheRestStays(String untrusted, String shown) {
        assertThat(VisibleText.text(untrusted)).isEqualTo(shown);
    }

    @Test
    void linesStayLinesAndHalvesOfCharactersAreShown() {
        assertThat(VisibleText.text("a\n\tb\uD83D")).isEqualTo("a\n\tb\u27E8U+D83D\u27E9");
        assertThat(VisibleText.text(null)).isEmpty();
    }

    @Test
    void aLongTextIsFoldedBetweenWordsAndNothingOfItIsLost() {
        String text = "word ".repeat(300);

        TruncatedText folded = TruncatedText.of(text);

        assertThat(folded.isLong()).isTrue();
        assertThat(folded.head()).hasSizeLessThanOrEqualTo(700).endsWith("word");
        assertThat(folded.head() + folded.rest()).isEqualTo(text);
        assertThat(TruncatedText.of("short").isLong()).isFalse();
    }

    @Test
    void onePerCentIsSeenOnTheScaleAndAllIsAtItsEnd() {
        assertThat(RateScale.x(0)).isEqualTo("0.00%");
        assertThat(RateScale.x(0.01)).isEqualTo("10.00%");
        assertThat(RateScale.x(1)).isEqualTo("100.00%");
        assertThat(RateScale.width(0.01, 0.04)).isEqualTo("10.00%");
    }
}
