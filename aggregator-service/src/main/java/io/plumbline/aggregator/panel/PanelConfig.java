package io.plumbline.aggregator.panel;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of what becomes of a panel's votes. */
@ConfigMapping(prefix = "plumbline.panel")
interface PanelConfig {

    /** An answer is marked for review if its judges' alignment points lie further apart than this, 0 to 100 points. */
    @WithDefault("25")
    double reviewBeyondPoints();

    /** Newest answers with votes that an instrument's agreement is computed over, 2 to 10000. */
    @WithDefault("1000")
    int agreementAnswers();

    /** How often agreement is computed again. */
    @WithDefault("30s")
    Duration agreementEvery();

    /** This configuration, or an error that names the setting, its value and its bounds. */
    default PanelConfig checked() {
        within("review-beyond-points", reviewBeyondPoints(), 0, 100);
        within("agreement-answers", agreementAnswers(), 2, 10_000);
        return this;
    }

    private static void within(String setting, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException(
                    "plumbline.panel." + setting + " must lie in " + least + ".." + most + ", not " + value);
        }
    }
}
