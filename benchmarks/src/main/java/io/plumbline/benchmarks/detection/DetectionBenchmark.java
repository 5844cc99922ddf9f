package io.plumbline.benchmarks.detection;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** Measures the product's own detector: delays against the optimum and against tuned windows, false alarms, and the gates.
 *
 * <p>Everything is counted in answers: gamma is the mean number of answers between two false alarms that each method is allowed. The same
 * seed gives the same figures on any number of cores.
 */
public final class DetectionBenchmark {

    private static final double[] CALM = {0.001, 0.005, 0.01, 0.03};
    private static final double[] CHANGED = {0.01, 0.02, 0.05, 0.1, 0.2, 0.4};

    /** Exact optimal mean delays at one false alarm in 1e6 answers, computed independently; NaN if there is no such cell. */
    private static final double[][] OPTIMUM = {
        {567, 218, 68.1, 30.5, 14.2, 6.5},
        {3273, 628, 135, 50.7, 20.7, 8.7},
        {Double.NaN, 1805, 223, 71.5, 26.6, 10.6},
        {Double.NaN, Double.NaN, 1305, 180, 48.3, 16.1}
    };

    private static final double OPTIMUM_GAMMA = 1e6;

    private final double gamma;
    private final Runs runs;

    /** A benchmark of its own.
     *
     * @param gamma answers between two false alarms, at least 1,000
     * @param runs of each cell, at least 1; scenarios in which one run is long take a share of them
     * @param seed any
     */
    public DetectionBenchmark(double gamma, int runs, long seed) {
        if (!(gamma >= 1_000 && gamma <= 1e9)) {
            throw new IllegalArgumentException("gamma between 1e3 and 1e9 expected, was " + gamma);
        }
        this.gamma = gamma;
        this.runs = new Runs(runs, seed);
    }

    /** Prints the table of cells and the table of gates.
     *
     * @return true if every gate passed
     */
    public boolean run(PrintStream out) {
        List<Gate> gates = new ArrayList<>();
        List<Double> speedUps = new ArrayList<>();
        out.println("Rates in %; delays in answers; windows hold one false alarm in gamma answers too.");
        out.println("|   p0 |  p1 | optimum | (CUSUM) |    mean | median |    p95 | ratio | settled | window  |"
                + "      1h |      6h |     24h |   OR of 4 | FA/A | 99 % |");
        for (int row = 0; row < CALM.length; row++) {
            gates.addAll(cells(row, speedUps, out));
        }
        gates.add(Gate.atLeast("the same, all cells", 0.95, speedUp(speedUps)));
        gates.addAll(new QuestionScenarios(gamma, runs).gates());
        gates.addAll(new ProductScenarios(runs).gates());
        out.println();
        gates.forEach(gate -> out.println(gate.row()));
        return gates.stream().allMatch(Gate::passed);
    }

    private List<Gate> cells(int row, List<Double> speedUps, PrintStream out) {
        List<Integer> columns = new ArrayList<>();
        for (int column = 0; column < CHANGED.length; column++) {
            if (!Double.isNaN(OPTIMUM[row][column])) {
                columns.add(column);
            }
        }
        List<Double> afters = columns.stream().map(column -> CHANGED[column]).toList();
        CalmRate calm = new CalmRate(CALM[row], afters, gamma, runs);
        columns.forEach(column -> calm.measure(CHANGED[column], published(row, column), out));
        speedUps.addAll(calm.speedUps());
        String rate = " at p0 = " + CALM[row];
        return List.of(
                Gate.atMost("mean/optimum, worst cell" + rate, 1.35, calm.worstRatio()),
                Gate.atMost(
                        "mean/optimum, worst cell, change after 20,000 answers" + rate, 1.25, calm.worstSettledRatio()),
                Gate.atLeast("mean time between false alarms / A, 99 % lower bound" + rate, 1, calm.falseAlarmTime()),
                Gate.shown("against the OR of four tuned windows, geometric mean" + rate, speedUp(calm.speedUps())));
    }

    /** Geometric mean. */
    private static double speedUp(List<Double> ratios) {
        return Math.exp(ratios.stream().mapToDouble(Math::log).average().orElseThrow());
    }

    private double published(int row, int column) {
        return gamma == OPTIMUM_GAMMA ? OPTIMUM[row][column] : Double.NaN;
    }
}
