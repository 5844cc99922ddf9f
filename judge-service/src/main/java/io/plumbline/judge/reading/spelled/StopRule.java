package io.plumbline.judge.reading.spelled;

import io.plumbline.events.judging.Reading;
import io.plumbline.judge.reading.TokenScore;
import java.util.List;

/**
 * When enough of a number was read: as soon as the rest cannot move the points over a threshold, so that a clear answer costs one
 * call and a doubtful one some more.
 *
 * @param thresholds the points at which verdicts part, 0 to 100; empty if none do, so that all is read
 */
public record StopRule(List<Double> thresholds) {

    /** Less than this changes no score by a tenth of a point. */
    public static final double NEGLIGIBLE = 0.001;

    public StopRule {
        thresholds = List.copyOf(thresholds);
    }

    /** Whether a further call could not change the verdict. */
    public boolean isSettled(Reading reading) {
        if (reading.unreadMass().isEmpty()) {
            return true;
        }
        if (reading.points().isEmpty()) {
            return reading.numericMass() + reading.unreadMass().getAsDouble() < TokenScore.LEAST_MASS;
        }
        return !thresholds.isEmpty()
                && thresholds.stream()
                        .allMatch(threshold -> reading.lowest() > threshold || reading.highest() < threshold);
    }
}
