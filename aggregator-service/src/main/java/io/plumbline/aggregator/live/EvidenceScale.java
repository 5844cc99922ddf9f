package io.plumbline.aggregator.live;

/** Evidence as gauges export it. */
public final class EvidenceScale {

    /** The least evidence that is exported, in days: about a minute and a half. No evidence at all has no logarithm. */
    private static final double LEAST_DAYS = 1e-3;

    private static final double MOST_DAYS = 1e300;

    private EvidenceScale() {}

    /** The decimal logarithm of evidence in days, -3 to 300; always a number. */
    public static double log10(double days) {
        return Double.isNaN(days)
                ? Math.log10(LEAST_DAYS)
                : Math.log10(Math.min(MOST_DAYS, Math.max(LEAST_DAYS, days)));
    }
}
