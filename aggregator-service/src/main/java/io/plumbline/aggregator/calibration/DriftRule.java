package io.plumbline.aggregator.calibration;

import io.plumbline.statistics.JudgeCalibration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * When an instrument is suspect. Arithmetic alone.
 *
 * @param maxBiasPoints most that alignment may be off in the mean, either way, 0 to 100
 * @param maxDriftPoints most that this may have moved since the first calibration, 0 to 100
 * @param minAgreement least share of known answers that end as they should, 0 to 1
 */
record DriftRule(double maxBiasPoints, double maxDriftPoints, double minAgreement) {

    DriftRule {
        within("max-bias-points", maxBiasPoints, 100);
        within("max-drift-points", maxDriftPoints, 100);
        within("min-agreement", minAgreement, 1);
    }

    /** The finding on the latest calibration; the first is of the same instrument and gold set, and may be the same. */
    CalibrationFinding judge(Calibration latest, Calibration first) {
        JudgeCalibration now = latest.alignment();
        double drift = latest.driftPoints(first);
        List<String> faults = new ArrayList<>();
        if (Math.abs(now.biasPoints()) > maxBiasPoints) {
            faults.add(text("bias %+.1f points, at most %.1f", now.biasPoints(), maxBiasPoints));
        }
        if (Math.abs(drift) > maxDriftPoints) {
            faults.add(text("bias moved by %+.1f points, at most %.1f", drift, maxDriftPoints));
        }
        if (now.agreement().rate() < minAgreement) {
            faults.add(text(
                    "agreement %.0f %%, at least %.0f %%", 100 * now.agreement().rate(), 100 * minAgreement));
        }
        return faults.isEmpty()
                ? new CalibrationFinding(false, summary(now))
                : new CalibrationFinding(true, String.join("; ", faults));
    }

    private static String summary(JudgeCalibration now) {
        return text(
                "bias %+.1f points, agreement %.0f %% of %d known answers",
                now.biasPoints(), 100 * now.agreement().rate(), now.answers());
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    private static void within(String field, double value, double most) {
        if (!(value >= 0 && value <= most)) {
            throw new IllegalArgumentException(
                    "plumbline.calibration." + field + " must lie in 0.." + most + ", not " + value);
        }
    }
}
