package io.plumbline.gateway.judges;

import io.plumbline.events.judging.CheckFinding;
import io.plumbline.events.judging.ScoringMode;
import io.plumbline.events.target.Target;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class JudgeReleaseTest {

    private static final Instant NOW = Instant.parse("2026-12-01T12:00:00Z");
    private static final Duration MOST = Duration.ofMinutes(5);
    private static final Target JUDGE = Target.open(URI.create("http://127.0.0.1:1/v1"), "judge");

    /** What a check found, how many minutes ago it ended and the probe was submitted, and what follows. */
    @ParameterizedTest
    @CsvSource({
        "FIT, 1, 0, SEND, false",
        "FIT, 1439, 0, SEND, false",
        "FIT, 1441, 0, SEND, true",
        "UNSEEN, 1, 0, SEND, false",
        "UNFIT, 1, 0, REFUSE, false",
        "UNFIT, 6, 0, HOLD, true",
        "UNFIT, 6, 60, REFUSE, false",
        "UNFIT, 60, 4, HOLD, true",
        "UNFIT, 60, 6, SEND, true",
        "UNKNOWN, 1, 4, HOLD, true",
        "UNKNOWN, 1, 6, SEND, true"
    })
    void aFindingSaysWhatBecomesOfPrompts(
            CheckFinding found, int checkedAgo, int submittedAgo, JudgeRelease.Move move, boolean asks) {
        JudgeCheckRow row = new JudgeCheckRow(JUDGE, found, "why", minutesAgo(checkedAgo), minutesAgo(checkedAgo));

        JudgeRelease release = JudgeRelease.of(row, minutesAgo(submittedAgo), NOW, MOST);

        assertThat(release.move()).isEqualTo(move);
        assertThat(release.asks()).isEqualTo(asks);
        assertThat(release.reason().isEmpty()).isEqualTo(move == JudgeRelease.Move.SEND);
    }

    @Test
    void aJudgeThatWasNeverCheckedIsWaitedFor() {
        assertThat(JudgeRelease.of(null, NOW, NOW, MOST).move()).isEqualTo(JudgeRelease.Move.HOLD);
        assertThat(JudgeRelease.of(null, NOW.minus(MOST), NOW, MOST).move()).isEqualTo(JudgeRelease.Move.SEND);
    }

    @Test
    void heldPromptsSayWhyUntilWhenAndWhatThen() {
        JudgeCheckRow away = new JudgeCheckRow(JUDGE, CheckFinding.UNKNOWN, "connection refused", NOW, NOW);
        Instant submitted = Instant.parse("2026-12-01T11:58:00Z");

        assertThat(JudgeRelease.of(away, submitted, NOW, MOST).reason())
                .isEqualTo("the judge judge does not answer: connection refused;"
                        + " prompts wait until 12:03:00 UTC at most, and are then sent unchecked");
        assertThat(JudgeRelease.of(null, submitted, NOW, MOST).reason())
                .isEqualTo("the judge is checked first;"
                        + " prompts wait until 12:03:00 UTC at most, and are then sent unchecked");
    }

    @Test
    void aKeyHoldsAllThatACheckDependsOn() {
        Target other = new Target(
                JUDGE.endpoint(), JUDGE.modelName(), Optional.of("KEY"), Map.of("a", "1", "b", "2"), Map.of());
        Target equal = new Target(
                JUDGE.endpoint(), JUDGE.modelName(), Optional.of("KEY"), Map.of("b", "2", "a", "1"), Map.of());

        assertThat(key(other, ScoringMode.LOGPROBS))
                .isEqualTo(key(equal, ScoringMode.LOGPROBS))
                .isNotEqualTo(key(JUDGE, ScoringMode.LOGPROBS))
                .isNotEqualTo(key(other, ScoringMode.SPELLED));
    }

    private static String key(Target judge, ScoringMode mode) {
        return JudgeKey.of(new ReadJudge(judge, mode));
    }

    private static Instant minutesAgo(int minutes) {
        return NOW.minus(Duration.ofMinutes(minutes));
    }
}
