package io.plumbline.statistics;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/** A binomial distribution by its cumulative table: resampling n answers of a question costs one binary search instead of n draws. */
final class BinomialTable {

    private static final double DEVIATIONS = 12;

    private final long first;
    private final long trials;
    private final double[] cumulative;

    private BinomialTable(long first, long trials, double[] cumulative) {
        this.first = first;
        this.trials = trials;
        this.cumulative = cumulative;
    }

    /** Entries further than twelve standard deviations off are left out: they hold less than 1e-30 of the probability. */
    static BinomialTable of(long trials, double rate) {
        long total = Math.max(1, trials);
        double reach = DEVIATIONS * (1 + Math.sqrt(total * rate * (1 - rate)));
        long first = Math.max(0, (long) Math.floor(total * rate - reach));
        long last = Math.min(total, (long) Math.ceil(total * rate + reach));
        BinomialDistribution distribution = BinomialDistribution.of(Math.toIntExact(total), rate);
        double[] cumulative = new double[(int) (last - first + 1)];
        for (int i = 0; i < cumulative.length; i++) {
            cumulative[i] = distribution.probability((int) first + i) + (i == 0 ? 0 : cumulative[i - 1]);
        }
        cumulative[cumulative.length - 1] = 1;
        return new BinomialTable(first, total, cumulative);
    }

    /** The share of hits at the quantile {@code uniform}, 0..1. */
    double rate(double uniform) {
        int place = Arrays.binarySearch(cumulative, uniform);
        return (first + (place < 0 ? -place - 1 : place)) / (double) trials;
    }
}
