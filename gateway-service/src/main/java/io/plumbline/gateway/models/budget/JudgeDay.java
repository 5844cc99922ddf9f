package io.plumbline.gateway.models.budget;

/**
 * A judge's budget today.
 *
 * @param budget what is left
 * @param direct answers that went to the judge past the probes and have no outcome yet
 * @param reason why the judge is asked no more, as a text for people; empty if it may be asked
 */
public record JudgeDay(Budget budget, long direct, String reason) {

    /** How many more answers may go to the judge beside those of probes in flight. */
    public int allowed(long outstanding) {
        return reason.isEmpty() ? budget.allowed(outstanding + direct) : 0;
    }

    /** How many more answers the budget has room for past the probes. */
    public int room(long outstanding) {
        return reason.isEmpty() ? budget.room(outstanding + direct) : 0;
    }

    /** Why a probe waits for the judge. */
    public String waiting() {
        return reason.isEmpty() ? "judge: " + budget.reason() : reason;
    }
}
