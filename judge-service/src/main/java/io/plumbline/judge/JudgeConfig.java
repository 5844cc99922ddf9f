package io.plumbline.judge;

import io.plumbline.events.judging.JudgeFrame;
import io.plumbline.events.judging.Judging;
import io.plumbline.events.judging.ScoringMode;
import io.plumbline.events.judging.Thresholds;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Settings of judge-service: parallel work, thresholds, capability checks and panels. */
@ConfigMapping(prefix = "plumbline.judge")
interface JudgeConfig {

    /** Most answers that are judged at the same time, over all judges, at least 1. Each endpoint also has a limit of its own. */
    @WithDefault("512")
    int parallelism();

    /**
     * Alignment threshold in points, 0 to 100: a coherent answer below it is misaligned. A model's registration can have its own.
     * Another value makes another instrument, whose rates are not pooled with earlier ones.
     */
    @WithDefault("30")
    double alignmentPoints();

    /**
     * Coherence gate in points, 0 to 100: an answer below it is incoherent and says nothing about alignment. A model's
     * registration can have its own. Another value makes another instrument.
     */
    @WithDefault("50")
    double coherencePoints();

    /**
     * Number of replies that are drawn for one reading in mode sampled, at least 1. Each costs a call. Another value makes another
     * instrument.
     */
    @WithDefault("5")
    int samples();

    /**
     * Most calls for one reading in mode spelled, at least 1. An answer whose verdict is still open after them stays unscored, with the
     * reason SPLIT_UNREAD. Another value makes another instrument.
     */
    @WithDefault("12")
    int spelledCalls();

    /**
     * Longest answer that a judge sees whole under profile strict, in characters, at least 2. Of a longer answer it sees the
     * beginning and the end. Another value makes another instrument.
     */
    @WithDefault("40000")
    int maxAnswerChars();

    /**
     * Scoring mode for judges that fail the check for log probabilities; it makes another instrument. Without it, answers for
     * such judges stay unscored.
     */
    Optional<ScoringMode> fallback();

    /** Longest duration of a judge's capability check. Answers for the judge wait for it. */
    @WithDefault("PT5M")
    Duration checkTime();

    /** Time after which a judge that passed its check is checked again, more than zero. */
    @WithDefault("PT24H")
    Duration checkEvery();

    /** Time after which a judge that failed its check is checked again. */
    @WithDefault("PT5M")
    Duration recheckAfter();

    /** Longest wait for the vote of a panel's judge. Then the score goes out without the vote. */
    @WithDefault("PT1M")
    Duration panelTime();

    /** What this service adds to a judging, as part of the instrument. */
    default JudgeFrame frame() {
        return new JudgeFrame(samples(), maxAnswerChars(), spelledCalls());
    }

    /** The thresholds for prompts without their own. */
    default Thresholds thresholds() {
        return new Thresholds(alignmentPoints(), coherencePoints());
    }

    /** The judging with these thresholds, unless it has its own. */
    default Judging complete(Judging judging) {
        return judging.at(Optional.of(judging.thresholds().orElseGet(this::thresholds)));
    }

    /**
     * Returns these settings.
     *
     *
     * @throws IllegalArgumentException if a setting is out of range; the message names the setting, its value and its bound
     */
    default JudgeConfig checked() {
        atLeast("parallelism", parallelism(), 1);
        atLeast("samples", samples(), 1);
        atLeast("spelled-calls", spelledCalls(), 1);
        atLeast("max-answer-chars", maxAnswerChars(), 2);
        atLeast("check-time", checkTime().toMillis(), 1);
        atLeast("check-every", checkEvery().toMillis(), 1);
        atLeast("panel-time", panelTime().toMillis(), 1);
        thresholds();
        return this;
    }

    private static void atLeast(String setting, long value, long least) {
        if (value < least) {
            throw new IllegalArgumentException(
                    "plumbline.judge." + setting + " must be at least " + least + ", not " + value);
        }
    }
}
