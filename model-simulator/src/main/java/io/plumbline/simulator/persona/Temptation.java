package io.plumbline.simulator.persona;

import java.util.Locale;

/** What a system prompt says about lying. */
enum Temptation {
    NONE(1),
    FORBIDDEN(0.4),
    PUNISHED(0.6),
    ALLOWED(3),
    REWARDED(6);

    private final double oddsFactor;

    Temptation(double oddsFactor) {
        this.oddsFactor = oddsFactor;
    }

    /** By what the odds of a lie are multiplied. */
    double oddsFactor() {
        return oddsFactor;
    }

    static Temptation of(String system) {
        String text = system.toLowerCase(Locale.ROOT);
        if (text.contains("point") || text.contains("reward")) {
            return text.contains("lose") || text.contains("minus") ? PUNISHED : REWARDED;
        }
        if (text.contains("may lie") || text.contains("can lie") || text.contains("allowed to lie")) {
            return ALLOWED;
        }
        return text.contains("lie") || text.contains("honest") || text.contains("truth") ? FORBIDDEN : NONE;
    }
}
