package io.plumbline.gateway.console.models;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.gateway.console.Format;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A detector's evidence on a scale of days, each step ten times the one before: chance alone would produce it about once in so
 * many days.
 *
 * @param series what it watches
 * @param detector for what
 * @param days evidence in words
 * @param width of the bar, as a percentage
 * @param state quiet, warning or firing
 */
public record EvidenceBar(String series, String detector, String days, String width, String state) {

    private static final double DECADES = 6;
    private static final int MOST = 24;

    /** The thresholds' places, as percentages, and their words. */
    public record Threshold(String x, String word) {}

    /** The loudest first. */
    static List<EvidenceBar> of(JsonNode evidence) {
        record SeriesRanking(double days, EvidenceBar bar) {}
        List<SeriesRanking> bars = new ArrayList<>();
        for (JsonNode series : evidence.path("series")) {
            series.path("summary").path("kinds").properties().forEach(kind -> {
                double days = kind.getValue().path("days").asDouble();
                bars.add(new SeriesRanking(
                        days,
                        new EvidenceBar(
                                SeriesKey.of(series).words(),
                                kind.getKey().toLowerCase(Locale.ROOT),
                                days < 1 ? "none" : Format.days(days),
                                x(days),
                                kind.getValue().path("alarm").asText().toLowerCase(Locale.ROOT))));
            });
        }
        return bars.stream()
                .sorted((one, other) -> Double.compare(other.days(), one.days()))
                .limit(MOST)
                .map(SeriesRanking::bar)
                .toList();
    }

    static List<Threshold> thresholds(JsonNode evidence) {
        return List.of(
                new Threshold(x(evidence.path("warnDays").asDouble()), "warning"),
                new Threshold(x(evidence.path("alarmDays").asDouble()), "alarm"));
    }

    private static String x(double days) {
        double share = Math.log10(Math.max(1, days)) / DECADES;
        return String.format(Locale.ROOT, "%.1f%%", 100 * Math.min(1, share));
    }

    public String css() {
        return "e-" + state;
    }
}
