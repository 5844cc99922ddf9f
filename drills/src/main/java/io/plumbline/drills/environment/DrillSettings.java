package io.plumbline.drills.environment;

import java.time.Duration;
import java.util.Optional;

/**
 * How large the drills are.
 *
 * @param prompts of the probe that runs meanwhile; a multiple of {@link DrillProbe#STEP}
 * @param seed of the plan, the provider's faults and the poison
 * @param brief whether everything is small, for a test: fewer drills, shorter absences
 * @param only name of the one fault to try; empty for all of them
 */
public record DrillSettings(int prompts, long seed, boolean brief, Optional<String> only) {

    private static final int MOST_PROMPTS = 1_000_000;

    public DrillSettings {
        if (prompts < DrillProbe.STEP || prompts > MOST_PROMPTS || prompts % DrillProbe.STEP != 0) {
            throw new IllegalArgumentException(
                    "--prompts must be a multiple of " + DrillProbe.STEP + " up to " + MOST_PROMPTS
                            + ", because each of ten models is asked eight questions equally often; not " + prompts);
        }
    }

    /** Poison records for each topic. */
    public int poison() {
        return brief ? 100 : 1000;
    }

    /** After which the broker gives a silent member's partitions to others; the product's own is 15 s. */
    public Duration session() {
        return Duration.ofSeconds(brief ? 6 : 15);
    }

    /** Longer than a session. */
    public Duration silence() {
        return session().plusSeconds(brief ? 2 : 5);
    }

    /** How long broker and database stay away. */
    public Duration absence() {
        return Duration.ofSeconds(brief ? 2 : 10);
    }

    /** Outcomes between the end of one fault and the next. */
    public int breath() {
        return brief ? 8 : prompts / 80;
    }

    /** Calls a minute of each of four models at the provider while faults go on, so that there is work to the end. */
    int requestsPerMinute() {
        return brief ? 30 : Math.max(120, prompts / 20);
    }

    /** Prompts of a model on their way at a time: few, so that the gateway has work to the end. */
    int window() {
        return brief ? 8 : 32;
    }

    /** Most time from the end of a fault until work goes on. */
    public Duration recovery() {
        return Duration.ofSeconds(90);
    }
}
