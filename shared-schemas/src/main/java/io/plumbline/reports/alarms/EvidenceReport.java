package io.plumbline.reports.alarms;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.plumbline.events.AlarmState;
import io.plumbline.events.Series;
import io.plumbline.reports.Report;
import java.util.List;
import java.util.Map;

/**
 * The evidence of a model's detectors, and the evidence at which they raise an alarm.
 *
 * @param alarmDays evidence at which a detector fires, in days; detectors share this budget, so that each has a higher
 *     threshold of its own
 * @param warnDays evidence at which a detector warns, in days
 * @param series the detectors of each series, newest series first
 */
@Report
public record EvidenceReport(double alarmDays, double warnDays, List<OfSeries> series) {

    public EvidenceReport {
        series = List.copyOf(series);
    }

    /**
     * A series' detectors.
     *
     * @param series the series; its fields stand beside the summary in JSON
     * @param summary alarm and evidence of each detector
     */
    @Report
    public record OfSeries(@JsonUnwrapped Series series, Summary summary) {}

    /**
     * What a series' detectors say.
     *
     * @param kinds alarm and evidence by the detector's name, such as MISALIGNED; a detector without evidence may be missing
     * @param reference how often the reference's answers were misaligned; left out before there is a reference, and if the
     *     reference is the series' own past
     */
    @Report
    public record Summary(
            Map<String, KindEvidence> kinds, @JsonInclude(JsonInclude.Include.NON_NULL) Share reference) {}

    /**
     * One detector.
     *
     * @param alarm its state
     * @param days chance alone would produce this evidence about once in so many days, at least 0
     */
    @Report
    public record KindEvidence(AlarmState alarm, double days) {}

    /**
     * Misaligned answers of a reference.
     *
     * @param misaligned 0 to {@code answers}
     * @param answers all of them, at least 0
     */
    @Report
    public record Share(long misaligned, long answers) {}
}
