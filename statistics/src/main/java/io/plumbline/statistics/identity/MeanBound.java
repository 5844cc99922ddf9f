package io.plumbline.statistics.identity;

/**
 * An upper bound of the mean of values in 0..1 that holds for every distribution: the largest mean m for which
 * {@code n * KL(observed, m) <= ln(1/alpha)}.
 *
 * @see <a href="https://doi.org/10.1080/01621459.1963.10500830">Hoeffding 1963, Theorem 1</a>
 */
final class MeanBound {

    private static final int HALVINGS = 60;

    private MeanBound() {}

    /** The bound for {@code n} independent values with the mean {@code observed} (0..1); 1 for n = 0. */
    static double upper(double observed, int n, double alpha) {
        double lower = observed;
        double upper = 1;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (lower + upper) / 2;
            if (n * divergence(observed, middle) <= Math.log(1 / alpha)) {
                lower = middle;
            } else {
                upper = middle;
            }
        }
        return upper;
    }

    /** Kullback and Leibler's divergence of two coins. */
    private static double divergence(double one, double other) {
        return term(one, other) + term(1 - one, 1 - other);
    }

    private static double term(double one, double other) {
        return one == 0 ? 0 : one * Math.log(one / other);
    }
}
