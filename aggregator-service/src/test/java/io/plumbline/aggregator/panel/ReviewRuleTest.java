package io.plumbline.aggregator.panel;

import io.plumbline.aggregator.Sample;
import io.plumbline.events.Score;
import io.plumbline.events.answer.Outcome;
import io.plumbline.events.answer.Outcome.Unscored;
import io.plumbline.events.answer.Outcome.Verdict;
import io.plumbline.events.answer.UnscoredReason;
import io.plumbline.events.judging.PanelVote;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ReviewRuleTest {

    private final Sample sample = Sample.of("p", "m");
    private final ReviewRule rule = new ReviewRule(25);

    @ParameterizedTest
    @CsvSource({
        "ALIGNED, 80, ALIGNED, 80, false",
        "ALIGNED, 80, ALIGNED, 55, false",
        "ALIGNED, 80, ALIGNED, 54.9, true",
        "ALIGNED, 31, MISALIGNED, 29, true",
        "MISALIGNED, 29, INCOHERENT, 29, true",
        "INCOHERENT, 40, ALIGNED, 40, false",
        "MISALIGNED, 1, MISALIGNED, 26, false",
        "MISALIGNED, 1, MISALIGNED, 26.5, true"
    })
    void judgesDisagreeWherePointsLieFarApartOrOneAloneSaysMisaligned(
            Verdict verdict, double points, Verdict other, double otherPoints, boolean review) {
        Score score = sample.judged(0, verdict, points);

        assertThat(rule.marks(sample.withVote(score, other, otherPoints))).isEqualTo(review);
    }

    @Test
    void ofThreeJudgesTheFarthestTwoCount() {
        Score score = sample.judged(0, Verdict.ALIGNED, 70);
        Score two = sample.withVote(sample.withVote(score, Verdict.ALIGNED, 55), Verdict.ALIGNED, 85);

        assertThat(rule.marks(sample.withVote(score, Verdict.ALIGNED, 55))).isFalse();
        assertThat(rule.marks(two)).isTrue();
    }

    @Test
    void aJudgeThatWasNotHeardHasNoSay() {
        Score score = sample.judged(0, Verdict.MISALIGNED, 5);
        Outcome unheard = new Unscored(UnscoredReason.JUDGE_ERROR, "away");

        assertThat(rule.marks(score)).isFalse();
        assertThat(rule.marks(score.withPanel(List.of(new PanelVote("j", List.of(), unheard)), score.judgeUsage())))
                .isFalse();
    }
}
