package io.plumbline.gateway.console;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WordsTest {

    @Test
    void aMinusIsASignAndNoHyphenAndNoughtHasNone() {
        assertThat(Format.signed(-0.6)).isEqualTo("\u22120.6");
        assertThat(Format.signed(21.5)).isEqualTo("+21.5");
        assertThat(Format.signed(-0.04)).isEqualTo("0.0");
        assertThat(Format.points(0.1, -0.02, 0.2)).isEqualTo("+10.0 points (\u22122.0 to +20.0)");
    }

    @Test
    void hyphensOfWordsAndRangesStay() {
        assertThat(Format.typeset("bias -22.5 points (-3 to 4) of gpt-4o, 2026-01-02"))
                .isEqualTo("bias \u221222.5 points (\u22123 to 4) of gpt-4o, 2026-01-02");
    }
}
