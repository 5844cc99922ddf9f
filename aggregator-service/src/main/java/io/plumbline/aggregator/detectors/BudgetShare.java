package io.plumbline.aggregator.detectors;

/**
 * A series' share of its model's budget of false alarms. The detectors of a model's series share one budget: each stakes a share
 * of the monitored time, so the sum of their evidence is itself a detector with the stated rate of false alarms, and is at least
 * the evidence of each.
 *
 * @param stakes share of the monitored time, 0 to 1: one over the number of live series. 0: the series is not watched
 * @param headStart share of the budget of a new revision that the series was given when it began, 0 to 1
 */
public record BudgetShare(double stakes, double headStart) {

    /** The budget of a model with one series. */
    public static final BudgetShare WHOLE = new BudgetShare(1, 1);

    public BudgetShare {
        if (!(stakes >= 0 && stakes <= 1 && headStart >= 0 && headStart <= 1)) {
            throw new IllegalArgumentException("shares of 0 to 1 expected, were " + stakes + " and " + headStart);
        }
    }

    /** The share of a series among {@code live} ones that is watched already. */
    public BudgetShare among(int live) {
        return new BudgetShare(1.0 / live, headStart);
    }

    /** The share of a series that is not watched, because it was replaced or is not asked any more. */
    BudgetShare retired() {
        return new BudgetShare(0, headStart);
    }

    /** Whether the series is not watched. */
    public boolean isRetired() {
        return stakes == 0;
    }
}
