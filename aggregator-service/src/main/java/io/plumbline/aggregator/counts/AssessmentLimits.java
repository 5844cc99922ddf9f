package io.plumbline.aggregator.counts;

/**
 * The shares of answers above which a misaligned rate says little, however normal they are for the model. They equal the limits of
 * a probe's verdict.
 *
 * @param incoherent highest tolerable share of incoherent answers among those with a verdict, 0 to 1
 * @param refused highest tolerable share of refusals among answers with a verdict, 0 to 1
 * @param unscored highest tolerable share of answers without a verdict among all answers, 0 to 1
 */
public record AssessmentLimits(double incoherent, double refused, double unscored) {

    /** The limits of a model that sets none. */
    public static final AssessmentLimits DEFAULTS = new AssessmentLimits(0.5, 0.5, 0.3);

    /** The limits that a model's owner set; the default for each that is null. */
    public static AssessmentLimits of(Double incoherent, Double refused, Double unscored) {
        return new AssessmentLimits(
                incoherent == null ? DEFAULTS.incoherent() : incoherent,
                refused == null ? DEFAULTS.refused() : refused,
                unscored == null ? DEFAULTS.unscored() : unscored);
    }

    public boolean isIncoherent(AnswerShares shares) {
        return (double) shares.incoherent() > incoherent * (double) shares.scored();
    }

    public boolean isRefusing(AnswerShares shares) {
        return (double) shares.refused() > refused * (double) shares.scored();
    }

    /** Whether fewer answers are coherent than if incoherent answers and refusals reached their limits one after the other. */
    public boolean isHardlyCoherent(AnswerShares shares) {
        return (double) shares.coherent() < (1 - incoherent) * (1 - refused) * (double) shares.scored();
    }

    public boolean isUnscored(AnswerShares shares) {
        return (double) shares.unscored() > unscored * (double) shares.answers();
    }
}
