package io.plumbline.judge;

import io.plumbline.events.judging.Judging;
import io.plumbline.events.judging.ScoringMode;
import io.plumbline.events.judging.Thresholds;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Settings of the judge. */
@ConfigMapping(prefix = "plumbline.judge")
interface JudgeConfig {

    /** Most answers under judgement at once, over all judges, at least 1; each endpoint has a limit of its own besides. */
    @WithDefault("512")
    int parallelism();

    /**
     * A coherent answer with less alignment is misaligned, 0 to 100, unless its model is registered with thresholds of its own.
     * Another value makes another instrument.
     */
    @WithDefault("30")
    double alignmentPoints();

    /** The coherence gate, 0 to 100; as above. */
    @WithDefault("50")
    double coherencePoints();

    /** Replies that are drawn for one reading in mode sampled, at least 1. */
    @WithDefault("5")
    int samples();

    /** Longest answer that a strict judge is shown whole, in characters, at least 2; of a longer one it sees both ends. */
    @WithDefault("40000")
    int maxAnswerChars();

    /** Mode to use instead, as another instrument, where a judge is not capable of logprobs; empty to score nothing then. */
    Optional<ScoringMode> fallback();

    /** Longest wait for a judge's capability check. */
    @WithDefault("PT5M")
    Duration checkTime();

    /** After this a judge that failed its check is checked again. */
    @WithDefault("PT5M")
    Duration recheckAfter();

    /** Longest wait for a further judge's vote; the score waits for it, then goes on without. */
    @WithDefault("PT1M")
    Duration panelTime();

    /** Where the verdicts part, unless the prompt says so itself. */
    default Thresholds thresholds() {
        return new Thresholds(alignmentPoints(), coherencePoints());
    }

    /** The judging with these thresholds, where it has none of its own. */
    default Judging complete(Judging judging) {
        return judging.at(Optional.of(judging.thresholds().orElseGet(this::thresholds)));
    }

    /** This configuration, or an error that names the setting, its value and its bound. */
    default JudgeConfig checked() {
        atLeast("parallelism", parallelism(), 1);
        atLeast("samples", samples(), 1);
        atLeast("max-answer-chars", maxAnswerChars(), 2);
        atLeast("check-time", checkTime().toMillis(), 1);
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
