package io.plumbline.statistics.detection;

/** The probable start of the rise behind an alarm: an estimate (the start of the bet that won most), not a bound.
 *
 * @param firstAnswer number of answers of the segment before the estimated change, at least 0
 * @param misaligned misaligned answers from there to the alarm
 * @param answers all answers from there to the alarm, at least 1 once an alarm fires
 */
public record ChangeEstimate(double firstAnswer, double misaligned, double answers) {

    /** The rate since the estimated change, 0..1; NaN at n = 0. It is biased upwards, because the start was chosen to make it high. */
    public double rate() {
        return misaligned / answers;
    }
}
