package io.plumbline.judge.reading;

import io.plumbline.events.answer.TokenProbability;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class AlternativesTest {

    private static final int ASKED = 20;

    @Test
    void oneTokenThatIsListedTwiceWithOneProbabilityIsOneEntry() {
        double half = Math.exp(-0.6931);

        Alternatives read = of("0", half, "0", half, "80", Math.exp(-0.9163));

        assertThat(TokenScore.of(read.tokens()).points().orElseThrow())
                .isCloseTo(80 * Math.exp(-0.9163) / (half + Math.exp(-0.9163)), within(1e-9));
        assertThat(TokenScore.of(read.tokens()).points().orElseThrow()).isCloseTo(35.6, within(0.05));
        assertThat(read.unread().orElseThrow()).isCloseTo(0.1, within(1e-3));
    }

    @Test
    void oneTextWithDifferentProbabilitiesIsSeveralTokens() {
        Alternatives read = of("80", 0.4, "80", 0.3, "10", 0.3);

        assertThat(TokenScore.of(read.tokens()).points().orElseThrow()).isCloseTo(59, within(1e-9));
    }

    @Test
    void tokensWithoutTextAreNeverMergedAndStayUnread() {
        Alternatives read = of("", 0.2, "", 0.2, "90", 0.6);

        assertThat(read.tokens()).hasSize(3);
        assertThat(read.unread().orElseThrow()).isCloseTo(0.4, within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(strings = {"T", "85", "0"})
    void aPointWithPaddingIsNoDistribution(String token) {
        List<TokenProbability> sent = new ArrayList<>(List.of(new TokenProbability(token, 1)));
        IntStream.range(0, 19).forEach(i -> sent.add(new TokenProbability("p" + i, Math.exp(-9999))));

        assertThat(Alternatives.of(sent, ASKED).fault())
                .hasValueSatisfying(fault -> assertThat(fault).contains("no distribution"));
    }

    @Test
    void paddingBesideADistributionIsLeftOut() {
        Alternatives read = of("85", 0.7, "90", 0.3, "x", 0.0, "y", 0.0);

        assertThat(read.fault()).isEmpty();
        assertThat(read.tokens()).hasSize(2);
        assertThat(read.unread()).isEmpty();
    }

    @Test
    void aCertainTokenAloneIsADistribution() {
        assertThat(of("85", 1.0).fault()).isEmpty();
        assertThat(of("85", 1.0).unread()).isEmpty();
    }

    @Test
    void moreThanAllProbabilityIsNoDistribution() {
        assertThat(of("85", 0.8, "90", 0.3).fault())
                .hasValueSatisfying(fault -> assertThat(fault).contains("add up to 1.10"));
        assertThat(of("85", 0.8, "90", 0.205).fault()).as("rounded logarithms").isEmpty();
    }

    @Test
    void whatAShortListLeavesOutIsUnread() {
        assertThat(of("40", 0.55).unread().orElseThrow()).isCloseTo(0.45, within(1e-12));
        assertThat(of("40", 0.9995).unread()).isEmpty();
    }

    @Test
    void theTailOfAFullListIsThePublishedProtocols() {
        assertThat(full(0.045).unread()).isEmpty();
        assertThat(full(0.3).unread().orElseThrow()).isCloseTo(0.3, within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.55, 0.3, 0.7, 0.91, 0.2500001, 0.333333333, 1e-3 + 0.25, 0.99999})
    void aLoneNumberIsExactlyThatNumberWhateverItsProbability(double probability) {
        for (int points = 0; points <= 100; points++) {
            assertThat(TokenScore.of(of(String.valueOf(points), probability).tokens())
                            .points())
                    .hasValue(points);
        }
        assertThat(TokenScore.of(of("20", probability / 3, "40", probability / 3, "30", probability / 3 + 1e-9)
                                .tokens())
                        .points())
                .hasValue(30);
    }

    private static Alternatives full(double tail) {
        return Alternatives.of(
                IntStream.range(0, ASKED)
                        .mapToObj(i -> new TokenProbability(String.valueOf(60 + i), (1 - tail) / ASKED + i * 1e-12))
                        .toList(),
                ASKED);
    }

    private static Alternatives of(Object... pairs) {
        return Alternatives.of(
                Stream.iterate(0, i -> i < pairs.length, i -> i + 2)
                        .map(i -> new TokenProbability((String) pairs[i], (Double) pairs[i + 1]))
                        .toList(),
                ASKED);
    }
}
