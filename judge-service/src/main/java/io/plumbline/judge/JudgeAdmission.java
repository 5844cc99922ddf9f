package io.plumbline.judge;

import io.plumbline.events.judging.Judging;
import io.plumbline.judge.reading.Capability;
import java.util.function.Function;

/** The gate's decision: an answer is judged as its prompt says, in the configured fallback mode, or not at all. */
sealed interface JudgeAdmission {

    /** Applies the function of this case. */
    <T> T fold(Function<Judging, T> admitted, Function<Capability, T> turnedAway);

    /** What the check found. */
    Capability found();

    /**
     * The judge may score the answer.
     *
     * @param judging the rules. If their mode is not the prompt's, they make another instrument
     * @param found what the check found
     */
    record Admitted(Judging judging, Capability found) implements JudgeAdmission {
        @Override
        public <T> T fold(Function<Judging, T> admitted, Function<Capability, T> turnedAway) {
            return admitted.apply(judging);
        }
    }

    /**
     * The judge failed its check, or could not be reached.
     *
     * @param found what the check found
     */
    record TurnedAway(Capability found) implements JudgeAdmission {
        @Override
        public <T> T fold(Function<Judging, T> admitted, Function<Capability, T> turnedAway) {
            return turnedAway.apply(found);
        }
    }
}
