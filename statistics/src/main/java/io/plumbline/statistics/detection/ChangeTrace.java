package io.plumbline.statistics.detection;

import java.nio.DoubleBuffer;
import java.util.Arrays;

/** Tracks for each bet how long it has been winning: {@code c_k = max(0, c_k) + log factor}, and the counts at which it last began anew. */
final class ChangeTrace {

    static final int NUMBERS = 3 * Bets.COUNT;

    private final double[] gains = new double[Bets.COUNT];
    private final double[] startAnswers = new double[Bets.COUNT];
    private final double[] startMisaligned = new double[Bets.COUNT];

    /** @param misaligned counted before this answer
     * @param answers counted before this answer
     */
    void add(int k, double logFactor, double misaligned, double answers) {
        if (gains[k] <= 0) {
            gains[k] = 0;
            startAnswers[k] = answers;
            startMisaligned[k] = misaligned;
        }
        gains[k] += logFactor;
    }

    /** Equals {@code steps} calls of {@link #add} with one aligned answer each; {@code logFactor} is below 0. */
    void addAligned(int k, double logFactor, double steps, double misaligned, double answers) {
        double gain = Math.max(0, gains[k]);
        if (gain + (steps - 1) * logFactor > 0) {
            add(k, logFactor * steps, misaligned, answers);
        } else {
            gains[k] = 0;
            add(k, logFactor, misaligned, answers + steps - 1);
        }
    }

    ChangeEstimate since(int k, double misaligned, double answers) {
        return new ChangeEstimate(startAnswers[k], misaligned - startMisaligned[k], answers - startAnswers[k]);
    }

    void take(ChangeTrace other) {
        System.arraycopy(other.gains, 0, gains, 0, gains.length);
        System.arraycopy(other.startAnswers, 0, startAnswers, 0, startAnswers.length);
        System.arraycopy(other.startMisaligned, 0, startMisaligned, 0, startMisaligned.length);
    }

    void reset() {
        Arrays.fill(gains, 0);
        Arrays.fill(startAnswers, 0);
        Arrays.fill(startMisaligned, 0);
    }

    void write(DoubleBuffer numbers) {
        numbers.put(gains).put(startAnswers).put(startMisaligned);
    }

    void read(DoubleBuffer numbers) {
        numbers.get(gains).get(startAnswers).get(startMisaligned);
    }
}
