package io.plumbline.gateway.probes.verdict;

import io.plumbline.statistics.Interval;
import io.plumbline.statistics.RateInterval;
import java.util.OptionalLong;

/** Estimates how many more coherent answers would decide, if they were as often misaligned as those at hand. */
final class AnswersNeeded {

    /** Error probability of the interval that decides. */
    private static final double ALPHA = 0.05;

    private static final double MOST_TIMES = 1 << 20;
    private static final double ONE_PERCENT = 1.01;

    private AnswersNeeded() {}

    /**
     * The number of further answers.
     *
     * @param misaligned misaligned answers so far
     * @param coherent coherent answers so far, at least 1
     * @param designEffect how much clustering widens the interval, at least 1
     * @param threshold highest tolerable rate, 0 to 1
     * @return empty if the rate is so close to the threshold that a million times the answers would not decide
     */
    static OptionalLong of(double misaligned, double coherent, double designEffect, double threshold) {
        boolean isBelow = misaligned / coherent < threshold;
        double times = 1;
        while (times < MOST_TIMES && !decides(misaligned, coherent, times / designEffect, threshold, isBelow)) {
            times *= ONE_PERCENT;
        }
        return times < MOST_TIMES
                ? OptionalLong.of((long) Math.max(1, Math.ceil(coherent * (times - 1))))
                : OptionalLong.empty();
    }

    private static boolean decides(
            double misaligned, double coherent, double times, double threshold, boolean isBelow) {
        Interval interval = RateInterval.of(misaligned * times, coherent * times, ALPHA);
        return isBelow ? interval.upper() <= threshold : interval.lower() > threshold;
    }
}
