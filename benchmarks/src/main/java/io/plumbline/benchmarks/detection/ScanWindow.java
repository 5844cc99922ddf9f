package io.plumbline.benchmarks.detection;

/** What users have today: an alarm if the last {@code width} answers hold {@code hits} misaligned ones.
 *
 * <p>Tuned by Naus' approximation of the scan statistic's distribution (1982): with Q2 and Q3 the probabilities of silence over two and
 * three widths, silence lasts {@code width / (1 - Q3/Q2)} answers in the mean.
 *
 * @param hits misaligned answers that raise the alarm, at least 2
 * @param width answers, at least {@code hits}
 */
record ScanWindow(int hits, int width) {

    /** The widest window that with {@code hits} gives at most one false alarm in {@code gamma} answers; as narrow as its hits at least. */
    static ScanWindow tuned(double rate, int hits, double gamma) {
        int low = hits;
        int high = (int) Math.ceil(hits / rate);
        while (low < high) {
            int middle = (low + high + 1) / 2;
            if (new ScanWindow(hits, middle).timeBetweenFalseAlarms(rate) >= gamma) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return new ScanWindow(hits, low);
    }

    /** The window of a given width with the fewest hits that give at most one false alarm in {@code gamma} answers. */
    static ScanWindow ofWidth(int width, double rate, double gamma) {
        int hits = 2 + (int) (width * rate);
        while (hits < width && new ScanWindow(hits, width).timeBetweenFalseAlarms(rate) < gamma) {
            hits++;
        }
        return new ScanWindow(hits, width);
    }

    double timeBetweenFalseAlarms(double rate) {
        Binomial all = new Binomial(width, rate, 2 * hits);
        Binomial oneLess = new Binomial(width - 1, rate, hits);
        Binomial twoLess = new Binomial(width - 2, rate, hits);
        double two = silentOverTwo(all, oneLess, rate);
        double three = silentOverThree(all, oneLess, twoLess, rate);
        return width / Math.max(1e-15, 1 - Math.max(0, three) / two);
    }

    private double silentOverTwo(Binomial all, Binomial oneLess, double rate) {
        return square(all.atMost(hits - 1)) - all.exactly(hits) * gap(all, oneLess, rate, hits);
    }

    private double silentOverThree(Binomial all, Binomial oneLess, Binomial twoLess, double rate) {
        double below = all.atMost(hits - 1);
        double mean = width * rate;
        double first = 2 * all.exactly(hits) * below * gap(all, oneLess, rate, hits);
        double second = 0.5
                * square(all.exactly(hits))
                * ((hits - 1.0) * (hits - 2.0) * all.atMost(hits - 3)
                        - 2 * (hits - 2.0) * mean * oneLess.atMost(hits - 4)
                        + mean * (width - 1) * rate * twoLess.atMost(hits - 5));
        double third = 0;
        double fourth = 0;
        for (int r = 1; r < hits; r++) {
            double rest = all.exactly(2 * hits - r);
            third += rest * square(all.atMost(r - 1));
            fourth += r < 2 ? 0 : rest * all.exactly(r) * gap(all, oneLess, rate, r);
        }
        return below * below * below - first + second + third - fourth;
    }

    private double gap(Binomial all, Binomial oneLess, double rate, int r) {
        return (r - 1) * all.atMost(r - 2) - width * rate * oneLess.atMost(r - 3);
    }

    private static double square(double value) {
        return value * value;
    }

    /** Probabilities of few hits, tabulated. */
    private static final class Binomial {

        private final double[] exactly;
        private final double[] atMost;

        Binomial(int trials, double rate, int most) {
            exactly = new double[most + 1];
            atMost = new double[most + 1];
            double probability = Math.exp(trials * Math.log1p(-rate));
            double sum = 0;
            for (int hits = 0; hits <= most; hits++) {
                exactly[hits] = probability;
                sum += probability;
                atMost[hits] = sum;
                probability *= Math.max(0, trials - hits) / (hits + 1.0) * rate / (1 - rate);
            }
        }

        double exactly(int hits) {
            return exactly[hits];
        }

        double atMost(int hits) {
            return hits < 0 ? 0 : atMost[hits];
        }
    }
}
