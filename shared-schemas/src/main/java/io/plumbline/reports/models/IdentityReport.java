package io.plumbline.reports.models;

import io.plumbline.reports.Report;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A model and the results of its comparisons with its baseline.
 *
 * @param model its id
 * @param state result of the newest comparison; absent before the first
 * @param reason why that is the result, for people; absent before the first comparison
 * @param comparisons decided comparisons, newest first
 */
@Report
public record IdentityReport(
        String model, Optional<IdentityState> state, Optional<String> reason, List<Comparison> comparisons) {

    public IdentityReport {
        state = state == null ? Optional.empty() : state;
        reason = reason == null ? Optional.empty() : reason;
        comparisons = List.copyOf(comparisons);
    }

    /** The report of these comparisons, newest first. */
    public static IdentityReport of(String model, List<Comparison> comparisons) {
        Optional<Comparison> newest = comparisons.stream().findFirst();
        return new IdentityReport(model, newest.map(Comparison::state), newest.map(Comparison::reason), comparisons);
    }

    /**
     * One comparison.
     *
     * @param run its id
     * @param revision the model's revision
     * @param baseline id of the other model
     * @param promptSet the prompts, with the hash of their content
     * @param size answers that were asked for, at least 1
     * @param answers answers and failures that came, 0 to {@code size}
     * @param failed failures among them, 0 to {@code answers}
     * @param state its result
     * @param reason why that is the result, for people
     * @param evidence the figures behind it
     * @param sentAt when the prompts were sent
     * @param decidedAt when it was decided
     */
    @Report
    public record Comparison(
            String run,
            String revision,
            String baseline,
            String promptSet,
            int size,
            int answers,
            int failed,
            IdentityState state,
            String reason,
            List<IdentityEvidence> evidence,
            Instant sentAt,
            Instant decidedAt) {
        public Comparison {
            evidence = List.copyOf(evidence);
        }
    }
}
