package io.plumbline.benchmarks.said;

import java.util.Locale;

/** What is wrong with a judge. */
enum JudgeHabit {
    /** Nothing. It declines the answers that a situation says. */
    SOUND,
    /** It says 95 to whatever it is asked. */
    CONSTANT,
    /** It scores from 0 to 1 where 0 to 100 is asked for. */
    UNIT_SCALE,
    /** It knows the scale and finds all answers good. */
    BLIND;

    /** Its model name at the provider. */
    String modelName() {
        return "judge-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
