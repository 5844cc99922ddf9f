package io.plumbline.reports.fleet;

import io.plumbline.reports.Report;
import java.time.Instant;
import java.util.Optional;

/**
 * The answers of a model of the fleet.
 *
 * @param answers all attempts of its revision under its present instrument, at least 0
 * @param coverage share of them that have a verdict, 0 to 1; 0 at n = 0
 * @param answeredAt when the newest answer was given; absent before the first
 * @param silenceSeconds the model is blind if it is silent for longer, at least 0
 * @param scheduled whether a schedule sets that time
 */
@Report
public record FleetActivity(
        long answers, double coverage, Optional<Instant> answeredAt, long silenceSeconds, boolean scheduled) {

    public FleetActivity {
        answeredAt = answeredAt == null ? Optional.empty() : answeredAt;
    }
}
