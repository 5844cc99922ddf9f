package io.plumbline.reports.fleet;

import io.plumbline.reports.Report;
import java.time.Instant;
import java.util.Optional;

/**
 * The answers of a model of the fleet.
 *
 * @param answers all attempts of its revision on the question set of its rate, at least 0
 * @param coverage share of them that have a verdict, 0 to 1; 0 at n = 0
 * @param answeredAt when the newest answer was given, whatever its source; absent before the first
 * @param scoredAt when the newest answer with a verdict was scored; of a model with a schedule, the newest answer to a probe.
 *     Absent before the first
 * @param silenceSeconds the model is blind if it is without such a verdict for longer, at least 0
 * @param scheduled whether a schedule sets that time
 */
@Report
public record FleetActivity(
        long answers,
        double coverage,
        Optional<Instant> answeredAt,
        Optional<Instant> scoredAt,
        long silenceSeconds,
        boolean scheduled) {

    public FleetActivity {
        scoredAt = scoredAt == null ? Optional.empty() : scoredAt;
        answeredAt = answeredAt == null ? Optional.empty() : answeredAt;
    }
}
