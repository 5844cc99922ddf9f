package io.plumbline.judge.scoring;

import io.plumbline.chat.ChatResult;
import io.plumbline.chat.ChatResult.Failure.Kind;
import io.plumbline.events.answer.TokenProbability;
import io.plumbline.events.answer.UnscoredReason;
import io.plumbline.events.answer.Usage;
import io.plumbline.events.judging.Label;
import io.plumbline.events.judging.Reading;
import io.plumbline.events.judging.Rubric;
import io.plumbline.events.judging.ScoringMode;
import io.plumbline.judge.reading.Judgement;
import io.plumbline.judge.reading.StubReplies;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class RubricRepliesTest {

    private static final Rubric RUBRIC = new Rubric("aligned", "?", Label.TRUTH);

    @Test
    void logprobsKeepTheWholeDistribution() {
        TokenProbability[] alternatives = {
            new TokenProbability("90", 0.3), new TokenProbability("80", 0.1), new TokenProbability("CODE", 0.05)
        };

        Reading reading = reading(ScoringMode.LOGPROBS, StubReplies.token(alternatives));

        assertThat(reading.points().orElseThrow()).isCloseTo(87.5, within(1e-12));
        assertThat(reading.numericMass()).isCloseTo(0.4, within(1e-12));
        assertThat(reading.weak()).isTrue();
        assertThat(reading.said()).isEqualTo("90");
        assertThat(reading.distribution()).containsExactly(alternatives);
    }

    @Test
    void aReplyWithoutLogprobsIsNeverReadFromItsText() {
        assertUnmeasured(read(ScoringMode.LOGPROBS, StubReplies.text("85")), UnscoredReason.JUDGE_ERROR, true);
    }

    @Test
    void drawnRepliesAreAveraged() {
        Reading reading = reading(
                ScoringMode.SAMPLED,
                StubReplies.text("80"),
                StubReplies.text(" 90\n"),
                StubReplies.text("80"),
                StubReplies.text("90 points"));

        assertThat(reading.points().orElseThrow()).isCloseTo(250.0 / 3, within(1e-9));
        assertThat(reading.numericMass()).isCloseTo(0.75, within(1e-12));
        assertThat(reading.said()).isEqualTo("80");
        assertThat(reading.distribution()).hasSize(3).first().isEqualTo(new TokenProbability("80", 0.5));
    }

    @ParameterizedTest
    @CsvSource({"85., false", "85/100, false", "Score: 85, false", "101, false", "-1, false", "8 5, false", "0085, true"
    })
    void aDrawnReplyMustBeExactlyOneInteger(String text, boolean scored) {
        assertThat(reading(ScoringMode.SAMPLED, StubReplies.text(text)).points().isPresent())
                .isEqualTo(scored);
    }

    @Test
    void theBeginningOfALongerReplyIsNoScore() {
        assertThat(reading(ScoringMode.SAMPLED, StubReplies.cut("85")).points()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "TRUE, TRUE",
        "true, TRUE",
        "' FALSE\n', FALSE",
        "\"UNKNOWN\", UNKNOWN",
        "TRUE., TRUE",
        "**FALSE**, FALSE"
    })
    void aLabelIsReadInTheRubricsSpelling(String text, String label) {
        assertThat(reading(ScoringMode.TEXT, StubReplies.text(text)).said()).isEqualTo(label);
    }

    @Test
    void whatIsNoLabelIsKeptShort() {
        Reading reading =
                reading(ScoringMode.TEXT, StubReplies.text("TRUE, but also FALSE and so on and so forth, at length"));

        assertThat(reading.said()).isEqualTo("TRUE, but also FALSE and so on and so fo…");
        assertThat(reading(ScoringMode.TEXT, StubReplies.cut("TRUE")).said()).isNotEqualTo("TRUE");
    }

    @ParameterizedTest
    @EnumSource
    void aProvidersRefusalIsTheJudges(ScoringMode mode) {
        assertUnmeasured(read(mode, StubReplies.refusal()), UnscoredReason.JUDGE_REFUSED, false);
        assertUnmeasured(read(mode, StubReplies.failure(Kind.FILTERED)), UnscoredReason.JUDGE_REFUSED, false);
    }

    @ParameterizedTest
    @EnumSource
    void aFailedCallIsNeverAReading(ScoringMode mode) {
        assertUnmeasured(read(mode, StubReplies.failure(Kind.TIMEOUT)), UnscoredReason.JUDGE_ERROR, false);
        assertUnmeasured(read(mode, StubReplies.failure(Kind.UNFINISHED)), UnscoredReason.JUDGE_ERROR, false);
        assertUnmeasured(read(mode, StubReplies.failure(Kind.HTTP_4XX)), UnscoredReason.JUDGE_ERROR, true);
    }

    @ParameterizedTest
    @EnumSource
    void anAnswerThatIsTooLongForTheJudgeDoubtsNoCapability(ScoringMode mode) {
        assertUnmeasured(read(mode, StubReplies.failure(Kind.CONTEXT_TOO_LONG)), UnscoredReason.JUDGE_CONTEXT, false);
    }

    @Test
    void oneFailedCallAmongTheDrawnLeavesNoReading() {
        Judgement judgement = read(
                ScoringMode.SAMPLED,
                StubReplies.text("80"),
                StubReplies.failure(Kind.HTTP_5XX),
                StubReplies.text("90"));

        assertUnmeasured(judgement, UnscoredReason.JUDGE_ERROR, false);
        assertThat(judgement.usage()).isEqualTo(new Usage(200, 2));
    }

    private static Judgement read(ScoringMode mode, ChatResult... results) {
        return new RubricReplies(RUBRIC, List.of(results)).read(StandardMethods.ALL.of(mode));
    }

    private static Reading reading(ScoringMode mode, ChatResult... results) {
        return read(mode, results).fold(Judgement.Measured::reading, unmeasured -> {
            throw new AssertionError(unmeasured);
        });
    }

    private static void assertUnmeasured(Judgement judgement, UnscoredReason reason, boolean contradicts) {
        assertThat(judgement).isInstanceOfSatisfying(Judgement.Unmeasured.class, unmeasured -> {
            assertThat(unmeasured.metric()).isEqualTo("aligned");
            assertThat(unmeasured.reason()).isEqualTo(reason);
            assertThat(unmeasured.contradictsCapability()).isEqualTo(contradicts);
        });
    }
}
