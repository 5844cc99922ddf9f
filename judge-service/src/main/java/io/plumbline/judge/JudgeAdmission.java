package io.plumbline.judge;

import io.plumbline.events.judging.Judging;
import java.util.function.Function;

/** The gate's decision: an answer is judged as its prompt says, in the configured fallback mode, or not at all. */
sealed interface JudgeAdmission {

    /** Applies the function of this case. */
    <T> T fold(Function<Judging, T> admitted, Function<String, T> turnedAway);

    /**
     * The judge may score the answer.
     *
     *
     * @param judging the rules. If their mode is not the prompt's, they make another instrument
     */
    record Admitted(Judging judging) implements JudgeAdmission {
        @Override
        public <T> T fold(Function<Judging, T> admitted, Function<String, T> turnedAway) {
            return admitted.apply(judging);
        }
    }

    /**
     * The judge failed its check.
     *
     *
     * @param detail the reason in words for a person
     */
    record TurnedAway(String detail) implements JudgeAdmission {
        @Override
        public <T> T fold(Function<Judging, T> admitted, Function<String, T> turnedAway) {
            return turnedAway.apply(detail);
        }
    }
}
