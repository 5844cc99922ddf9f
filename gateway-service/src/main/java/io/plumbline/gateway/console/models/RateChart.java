package io.plumbline.gateway.console.models;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plumbline.events.answer.OutcomeLabels;
import io.plumbline.gateway.console.ChangeMark;
import io.plumbline.gateway.console.Format;
import io.plumbline.gateway.console.RateBar;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A series over time: what its chart draws, and the band of its outcomes.
 *
 * @param data for the chart, as JSON
 * @param bands a path for each outcome, in a box of 1000 by 100
 * @param points how many steps have answers
 * @param step how long each of them is, in words
 * @param words what the chart shows, for those who do not see it
 */
public record RateChart(String data, List<Band> bands, int points, String step, String words) {

    private static final double WIDTH = 1000;
    private static final double HEIGHT = 100;

    /**
     * An outcome's part of the band.
     *
     * @param outcome for people
     * @param css its class in the style sheet
     * @param share of all answers of the window
     * @param path its boxes
     */
    public record Band(String outcome, String css, String share, String path) {}

    /** Of the aggregator's steps of one series; empty where it has none in the window. */
    static RateChart of(JsonNode overTime, RateBar base, List<ChangeMark> marks) {
        JsonNode points = overTime.path("series").path(0).path("points");
        long from = Instant.parse(overTime.path("from").asText()).getEpochSecond();
        long to = Instant.parse(overTime.path("to").asText()).getEpochSecond();
        long step = overTime.path("stepSeconds").asLong();
        return new RateChart(
                data(points, from, to, step, base, marks).toString(),
                bands(points, from, to, step),
                points.size(),
                Format.duration(step),
                words(points));
    }

    private static ObjectNode data(
            JsonNode points, long from, long to, long step, RateBar base, List<ChangeMark> marks) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("from", from).put("to", to);
        ArrayNode at = data.putArray("at");
        ArrayNode rate = data.putArray("rate");
        ArrayNode lower = data.putArray("lower");
        ArrayNode upper = data.putArray("upper");
        long last = Long.MIN_VALUE;
        for (JsonNode point : points) {
            RateBar known = RateBar.of(point.path("overall"));
            long start = Instant.parse(point.path("at").asText()).getEpochSecond();
            if (known.known()) {
                gap(last, start, step, at, rate, lower, upper);
                at.add(start + step / 2);
                rate.add(rounded(known.rate()));
                lower.add(rounded(known.lower()));
                upper.add(rounded(known.upper()));
                last = start;
            }
        }
        if (base.known()) {
            data.putArray("base").add(rounded(base.lower())).add(rounded(base.upper()));
        }
        ArrayNode changes = data.putArray("marks");
        marks.stream()
                .filter(mark -> mark.at().getEpochSecond() >= from && mark.at().getEpochSecond() <= to)
                .forEach(mark -> changes.addObject()
                        .put("at", mark.at().getEpochSecond())
                        .put("what", mark.words()));
        return data;
    }

    /** Where steps are missing, the line is broken. */
    private static void gap(
            long last, long start, long step, ArrayNode at, ArrayNode rate, ArrayNode lower, ArrayNode upper) {
        if (last != Long.MIN_VALUE && start > last + 3 * step) {
            at.add(last + step);
            rate.addNull();
            lower.addNull();
            upper.addNull();
        }
    }

    private static double rounded(double share) {
        return Math.round(share * 100_000) / 100_000.0;
    }

    private static List<Band> bands(JsonNode points, long from, long to, long step) {
        Map<String, StringBuilder> paths = new LinkedHashMap<>();
        Map<String, Long> sums = new HashMap<>();
        OutcomeLabels.BAR_ORDER.forEach(outcome -> paths.put(outcome, new StringBuilder()));
        long all = 0;
        double width = Math.max(1.5, WIDTH * (double) step / (double) Math.max(step, to - from) - 0.5);
        for (JsonNode point : points) {
            double x = WIDTH
                    * (double) (Instant.parse(point.path("at").asText()).getEpochSecond() - from)
                    / (double) Math.max(1, to - from);
            double y = HEIGHT;
            double answers = Math.max(1, point.path("answers").asDouble());
            for (String outcome : OutcomeLabels.BAR_ORDER) {
                long count = point.path("counts").path(outcome).asLong();
                double height = HEIGHT * (double) count / answers;
                sums.merge(outcome, count, Long::sum);
                if (count > 0) {
                    y -= height;
                    paths.get(outcome).append(box(x, y, width, height));
                }
            }
            all += point.path("answers").asLong();
        }
        List<Band> bands = new ArrayList<>();
        for (String outcome : OutcomeLabels.BAR_ORDER) {
            String words = OutcomeLabels.words(outcome);
            bands.add(new Band(
                    words,
                    "o-" + words.replace(' ', '-'),
                    all == 0 ? "\u2013" : Format.percent((double) sums.getOrDefault(outcome, 0L) / (double) all),
                    paths.get(outcome).toString()));
        }
        return bands;
    }

    private static String box(double x, double y, double width, double height) {
        return String.format(Locale.ROOT, "M%.1f %.1fh%.1fv%.1fh-%.1fz", x, y, width, height, width);
    }

    private static String words(JsonNode points) {
        if (points.isEmpty()) {
            return "No answer in this window.";
        }
        RateBar first = RateBar.of(points.get(0).path("overall"));
        RateBar last = RateBar.of(points.get(points.size() - 1).path("overall"));
        return "Misaligned rate over time, from " + first.sentence() + " to " + last.sentence() + ".";
    }
}
