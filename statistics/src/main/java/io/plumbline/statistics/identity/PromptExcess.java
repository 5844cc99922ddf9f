package io.plumbline.statistics.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The excess difference of two sides' answers to one prompt over the differences within each side: mean distance between the sides
 * less the mean of the two mean distances within. -1..1, and 0 on average if both sides are one model.
 *
 * <p>It also computes the excess for every other assignment of the labels: with four answers a side there are 70 ways.
 *
 * @see <a href="https://doi.org/10.1016/j.jspi.2013.03.018">Szekely and Rizzo 2013, Energy statistics</a>
 */
final class PromptExcess {

    /** More answers have too many assignments to enumerate. */
    private static final int MOST_ANSWERS = 16;

    private final double[][] distances;
    private final int ofModel;
    private final double[] ways;

    private PromptExcess(double[][] distances, int ofModel) {
        this.distances = distances;
        this.ofModel = ofModel;
        this.ways = ways();
    }

    /** The excess of a prompt with at least two answers a side and at most {@value #MOST_ANSWERS} in all. */
    static PromptExcess of(PromptAnswers answers, Measure measure) {
        List<CanaryAnswer> all = new ArrayList<>(answers.model());
        all.addAll(answers.baseline());
        if (!answers.isPaired() || all.size() > MOST_ANSWERS) {
            throw new IllegalArgumentException("needs 2 answers a side and at most " + MOST_ANSWERS + " in all, has "
                    + answers.model().size() + " and " + answers.baseline().size());
        }
        double[][] distances = new double[all.size()][all.size()];
        for (int i = 0; i < all.size(); i++) {
            for (int j = 0; j < i; j++) {
                distances[i][j] = measure.distance(all.get(i), all.get(j));
            }
        }
        return new PromptExcess(distances, answers.model().size());
    }

    /** The excess under the real labels. */
    double observed() {
        return excess(asDealt());
    }

    /** The excess for every way to deal the labels, the real one among them. */
    double[] waysToDeal() {
        return ways;
    }

    /** Mean distance between the sides, 0..1. */
    double between() {
        return meanDistance(asDealt(), true, false);
    }

    /** Mean distance of the model's answers from each other, 0..1. */
    double withinModel() {
        return meanDistance(asDealt(), true, true);
    }

    /** Mean distance of the baseline's answers from each other, 0..1. */
    double withinBaseline() {
        return meanDistance(asDealt(), false, false);
    }

    private int asDealt() {
        return (1 << ofModel) - 1;
    }

    private double[] ways() {
        return IntStream.range(0, 1 << distances.length)
                .filter(labels -> Integer.bitCount(labels) == ofModel)
                .mapToDouble(this::excess)
                .toArray();
    }

    /** Equal to the three means, in one pass, because every assignment takes it. */
    private double excess(int labels) {
        double between = 0;
        double ofOne = 0;
        double ofOther = 0;
        for (int i = 0; i < distances.length; i++) {
            int label = labels >> i & 1;
            for (int j = 0; j < i; j++) {
                if (label != (labels >> j & 1)) {
                    between += distances[i][j];
                } else if (label == 1) {
                    ofOne += distances[i][j];
                } else {
                    ofOther += distances[i][j];
                }
            }
        }
        int ofBaseline = distances.length - ofModel;
        return between / (ofModel * ofBaseline) - (ofOne / pairs(ofModel) + ofOther / pairs(ofBaseline)) / 2;
    }

    private static int pairs(int answers) {
        return answers * (answers - 1) / 2;
    }

    /** Over the pairs whose labels are these; bit i of {@code labels} tells whether answer i is the model's. */
    private double meanDistance(int labels, boolean one, boolean other) {
        double sum = 0;
        int pairs = 0;
        for (int i = 0; i < distances.length; i++) {
            for (int j = 0; j < i; j++) {
                boolean isModel = (labels >> i & 1) == 1;
                boolean isOtherModel = (labels >> j & 1) == 1;
                if ((isModel == one && isOtherModel == other) || (isModel == other && isOtherModel == one)) {
                    sum += distances[i][j];
                    pairs++;
                }
            }
        }
        return sum / pairs;
    }
}
