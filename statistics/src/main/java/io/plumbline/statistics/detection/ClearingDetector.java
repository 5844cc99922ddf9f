package io.plumbline.statistics.detection;

/** Decides when an alarm ends: a Shiryaev-Roberts detector that bets on the aligned answers against "the rate is still p_bad or worse".
 *
 * <p>{@code C += w; C *= 1 + g ((1-y)/(1-p_bad) - 1)} for four bets g; clear once their mean reaches A_clear. While the rate is still at
 * least p_bad, the mean time to a wrong all-clear is at least A_clear. It starts at 0; without answers it never clears.
 */
public final class ClearingDetector {

    static final int COUNT = 4;

    private static final double[] FRACTIONS = {0.5, 0.75, 0.9, 0.97};

    private final double bad;
    private final double clearDays;
    private final double[] evidence;

    /** A detector that starts without evidence.
     *
     * @param bad p_bad, 0..1 exclusive
     * @param clearDays A_clear, in days
     */
    public ClearingDetector(double bad, double clearDays) {
        this(bad, clearDays, new double[COUNT]);
    }

    /** Continues, and writes, the given evidence. */
    ClearingDetector(double bad, double clearDays, double[] evidence) {
        if (!(bad > 0 && bad < 1 && clearDays > 0)) {
            throw new IllegalArgumentException(
                    "0 < bad < 1 and clearDays > 0 expected, were " + bad + " and " + clearDays);
        }
        this.bad = bad;
        this.clearDays = clearDays;
        this.evidence = evidence;
    }

    /** Adds {@code days} of monitored time, at least 0. */
    public void advance(double days) {
        for (int i = 0; i < COUNT; i++) {
            evidence[i] += days;
        }
    }

    /** One answer, or a cluster of them, of which the share {@code misaligned} (0..1) is misaligned. */
    public void fold(double misaligned) {
        double odds = (1 - misaligned) / (1 - bad);
        for (int i = 0; i < COUNT; i++) {
            evidence[i] = Math.min(Bets.MOST_EVIDENCE, evidence[i] * (1 + FRACTIONS[i] * (odds - 1)));
        }
    }

    /** Evidence of one of the four bets, in days. */
    public double evidenceDays(int bet) {
        return evidence[bet];
    }

    /** Evidence of all bets together, in days. */
    public double evidenceDays() {
        return (evidence[0] + evidence[1] + evidence[2] + evidence[3]) / COUNT;
    }

    /** True once the evidence has reached A_clear. */
    public boolean isClear() {
        return evidenceDays() >= clearDays;
    }
}
