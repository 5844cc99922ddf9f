package io.plumbline.judge;

import io.plumbline.events.judging.Judging;
import java.util.function.Function;

/** Whether answers are judged as their prompt says, in the configured other mode, or not at all. */
sealed interface JudgeAdmission {

    /** Does the one thing or the other. */
    <T> T fold(Function<Judging, T> admitted, Function<String, T> turnedAway);

    /**
     * The judge may be asked.
     *
     * @param judging how; its mode may not be the prompt's, which makes it another instrument
     */
    record Admitted(Judging judging) implements JudgeAdmission {
        @Override
        public <T> T fold(Function<Judging, T> admitted, Function<String, T> turnedAway) {
            return admitted.apply(judging);
        }
    }

    /**
     * The judge is not to be believed.
     *
     * @param detail why, in words for a person
     */
    record TurnedAway(String detail) implements JudgeAdmission {
        @Override
        public <T> T fold(Function<Judging, T> admitted, Function<String, T> turnedAway) {
            return turnedAway.apply(detail);
        }
    }
}
