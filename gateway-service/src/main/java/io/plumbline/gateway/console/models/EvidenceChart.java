package io.plumbline.gateway.console.models;

import io.plumbline.gateway.console.Format;
import io.plumbline.reports.alarms.EvidenceReport;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The evidence of a model's detectors on a logarithmic scale of days: chance alone would produce such evidence about once in so
 * many days.
 *
 * @param bars the detectors with the most evidence, the most first
 * @param thresholds evidence at which a detector warns and fires
 */
public record EvidenceChart(List<Bar> bars, List<Threshold> thresholds) {

    static final EvidenceChart NONE = new EvidenceChart(List.of(), List.of());

    /** The scale ends at a million days. */
    private static final double DECADES = 6;

    private static final int MOST_BARS = 24;

    /**
     * A detector's evidence.
     *
     * @param series the series that it watches
     * @param detector name of the detector
     * @param days evidence in words
     * @param width width of the bar, as a percentage
     * @param state quiet, warning or firing
     */
    public record Bar(String series, String detector, String days, String width, String state) {

        /** Its class in the style sheet. */
        public String css() {
            return "e-" + state;
        }
    }

    /** A threshold's place, as a percentage of the width. */
    public record Threshold(String x, String word) {}

    private record Evidence(EvidenceReport.OfSeries series, String detector, EvidenceReport.KindEvidence found) {

        static Evidence of(EvidenceReport.OfSeries series, Map.Entry<String, EvidenceReport.KindEvidence> kind) {
            return new Evidence(series, kind.getKey(), kind.getValue());
        }

        double days() {
            return found.days();
        }

        Bar bar() {
            return new Bar(
                    SeriesKey.of(series.series()).words(),
                    detector.toLowerCase(Locale.ROOT),
                    days() < 1 ? "none" : Format.days(days()),
                    x(days()),
                    found.alarm().name().toLowerCase(Locale.ROOT));
        }
    }

    static EvidenceChart of(EvidenceReport report) {
        return new EvidenceChart(
                report.series().stream()
                        .flatMap(series ->
                                series.summary().kinds().entrySet().stream().map(kind -> Evidence.of(series, kind)))
                        .sorted(Comparator.comparingDouble(Evidence::days).reversed())
                        .limit(MOST_BARS)
                        .map(Evidence::bar)
                        .toList(),
                List.of(new Threshold(x(report.warnDays()), "warning"), new Threshold(x(report.alarmDays()), "alarm")));
    }

    private static String x(double days) {
        double share = Math.log10(Math.max(1, days)) / DECADES;
        return String.format(Locale.ROOT, "%.1f%%", 100 * Math.min(1, share));
    }
}
