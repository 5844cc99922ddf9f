package io.plumbline.judge.reading.spelled;

import io.plumbline.chat.ReplyToken;
import io.plumbline.events.answer.TokenProbability;
import io.plumbline.judge.reading.TokenScore;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class NumberTreeTest {

    private static final int ASKED = 20;

    @Test
    void oneCallReadsThreePlacesAlongTheNumberThatIsSaid() {
        NumberTree tree = tree(Speller.of("100", 0.5, "10", 0.1, "1", 0.1, "15", 0.1, "90", 0.2));

        assertThat(numbers(tree)).containsOnlyKeys("100", "10", "1", "15");
        assertThat(numbers(tree).get("100")).isCloseTo(0.5, within(1e-12));
        assertThat(numbers(tree).get("1")).isCloseTo(0.1, within(1e-12));
        assertThat(tree.unread()).isCloseTo(0.2, within(1e-12));
        assertThat(tree.next()).hasValue("9");
    }

    @Test
    void furtherCallsReadTheOtherBeginningsByTheirMass() {
        Speller judge = Speller.of("85", 0.4, "7", 0.2, "30", 0.25, "100", 0.1, "CODE", 0.05);
        NumberTree tree = tree(judge);

        assertThat(readOn(tree, judge)).containsExactly("3", "7", "1");
        assertThat(tree.unread()).isCloseTo(0, within(1e-12));
        assertThat(numbers(tree)).isEqualTo(Map.of("85", 0.4, "30", 0.25, "7", 0.2, "100", 0.1, "CODE", 0.05));
    }

    @Test
    void wholeNumbersAndDigitsMayMix() {
        NumberTree tree = new NumberTree(ASKED)
                .reply(List.of(new ReplyToken("85", alternatives("85", 0.6, "8", 0.2, "100", 0.1, "10", 0.1))));

        assertThat(numbers(tree)).isEqualTo(Map.of("85", 0.6, "100", 0.1));
        assertThat(tree.next()).hasValue("8");
        tree.continuation(List.of(new ReplyToken("5", alternatives("5", 0.5, ".", 0.5))));
        assertThat(numbers(tree).get("85")).isCloseTo(0.7, within(1e-12));
        assertThat(numbers(tree).get("8")).isCloseTo(0.1, within(1e-12));
        assertThat(tree.next()).hasValue("10");
        tree.continuation(List.of(new ReplyToken("0", alternatives("0", 0.9, "", 0.1))));
        assertThat(numbers(tree).get("100")).isCloseTo(0.19, within(1e-12));
        assertThat(numbers(tree).get("10")).isCloseTo(0.01, within(1e-12));
    }

    @Test
    void aBlankComesBeforeTheNumberAsATokenOrAsAMark() {
        NumberTree apart = new NumberTree(ASKED)
                .reply(List.of(
                        new ReplyToken(" ", alternatives(" ", 0.9, "I", 0.1)),
                        new ReplyToken("9", alternatives("9", 1.0)),
                        new ReplyToken("2", alternatives("2", 1.0))));
        NumberTree marked = new NumberTree(ASKED)
                .reply(List.of(
                        new ReplyToken("\u25819", alternatives("\u25819", 1.0)),
                        new ReplyToken("<0x32>", alternatives("<0x32>", 1.0))));

        assertThat(numbers(apart)).isEqualTo(Map.of("92", 0.9, "I", 0.1));
        assertThat(numbers(marked)).isEqualTo(Map.of("92", 1.0));
    }

    @Test
    void aReplyThatEndsLeavesWhatFollowsUnread() {
        NumberTree tree = new NumberTree(ASKED).reply(List.of(new ReplyToken("9", alternatives("9", 0.8, "5", 0.2))));
        assertThat(tree.unread()).isCloseTo(1, within(1e-12));

        tree.continuation(List.of());

        assertThat(tree.next()).hasValue("5");
        tree.continuation(List.of(new ReplyToken(".", alternatives(".", 1.0))));
        assertThat(tree.next()).isEmpty();
        assertThat(tree.unread()).isCloseTo(0.8, within(1e-12));
        assertThat(numbers(tree)).isEqualTo(Map.of("5", 0.2));
    }

    @Test
    void whatIsNotSentAtALaterPlaceIsUnread() {
        NumberTree tree = new NumberTree(ASKED)
                .reply(List.of(
                        new ReplyToken("9", alternatives("9", 1.0)),
                        new ReplyToken("2", alternatives("2", 0.5, "0", 0.2))));

        assertThat(tree.unread()).isCloseTo(0.3, within(1e-12));
        assertThat(numbers(tree)).isEqualTo(Map.of("92", 0.5, "90", 0.2));
    }

    @Test
    void aThirdDigitIsOverflowAndNoNumberOfTwo() {
        NumberTree tree = new NumberTree(ASKED)
                .reply(List.of(
                        new ReplyToken("8", alternatives("8", 1.0)),
                        new ReplyToken("5", alternatives("5", 0.9, "50", 0.1)),
                        new ReplyToken("0", alternatives("0", 0.2, "1", 0.05, "", 0.75))));

        assertThat(tree.overflow().orElseThrow()).isCloseTo(0.25, within(1e-12));
        assertThat(numbers(tree).get("85")).isCloseTo(0.9, within(1e-12));
        assertThat(TokenScore.of(tree.distribution()).numericMass()).isCloseTo(0.9, within(1e-12));
        assertThat(tree(Speller.of("100", 1.0)).overflow()).isEmpty();
        assertThat(tree(Speller.of("7", 1.0)).overflow()).isEmpty();
    }

    @Test
    void alternativesThatAreNoneAreAFault() {
        assertThat(new NumberTree(ASKED).reply(List.of()).fault()).isPresent();
        assertThat(new NumberTree(ASKED)
                        .reply(List.of(new ReplyToken("8", List.of())))
                        .fault())
                .isPresent();
    }

    private static NumberTree tree(Speller judge) {
        return new NumberTree(ASKED).reply(judge.reply("", 3));
    }

    /** Reads all that is left; the beginnings in the order of the calls. */
    private static List<String> readOn(NumberTree tree, Speller judge) {
        return Stream.iterate(tree.next(), next -> next.isPresent(), next -> tree.next())
                .map(next -> next.orElseThrow())
                .peek(begun -> tree.continuation(judge.reply(begun, tree.tokensAfter(begun))))
                .toList();
    }

    private static Map<String, Double> numbers(NumberTree tree) {
        return tree.distribution().stream()
                .filter(token -> token.probability() > 1e-9)
                .collect(Collectors.toMap(
                        TokenProbability::token, token -> Math.rint(token.probability() * 1e12) / 1e12));
    }

    private static List<TokenProbability> alternatives(Object... pairs) {
        return Stream.iterate(0, at -> at < pairs.length, at -> at + 2)
                .map(at -> new TokenProbability((String) pairs[at], (Double) pairs[at + 1]))
                .toList();
    }
}
