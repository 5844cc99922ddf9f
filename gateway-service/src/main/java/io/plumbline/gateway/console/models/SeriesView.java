package io.plumbline.gateway.console.models;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.gateway.console.Format;
import io.plumbline.gateway.console.RateBar;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/**
 * One of a model's series beside its baseline's.
 *
 * @param place in the list of the model's series, from 0
 * @param name for people
 * @param revision of the model
 * @param instrument what measured it
 * @param suspect why the instrument is to be doubted; empty where it is not
 * @param rate misaligned among the scored
 * @param conditional misaligned among misaligned and aligned
 * @param base the baseline's, under the same instrument
 * @param answers all attempts
 * @param coverage share with a verdict
 * @param worstCase ends of the rate, whatever the unscored answers are
 * @param questions by question, the highest rate first
 */
public record SeriesView(
        int place,
        String name,
        String revision,
        String instrument,
        String suspect,
        RateBar rate,
        RateBar conditional,
        RateBar base,
        String answers,
        String coverage,
        String worstCase,
        List<Dot> questions) {

    /** A question in the dot plot. */
    public record Dot(String id, RateBar rate, RateBar base, String answers) {}

    static SeriesView of(int place, JsonNode series, JsonNode baseline) {
        JsonNode instrument = series.path("instruments").path(0);
        double coverage = series.path("figures").path("coverage").asDouble();
        return new SeriesView(
                place,
                SeriesKey.of(series).words(),
                series.path("revision").asText(),
                series.path("instrument").asText(),
                instrument.path("suspect").asBoolean()
                        ? Format.typeset(instrument.path("reason").asText())
                        : "",
                RateBar.of(series.path("overall")),
                RateBar.of(series.path("conditional")),
                RateBar.of(baseline.path("overall")),
                Format.count(series.path("answers").asLong()),
                Format.coverage(coverage),
                Format.range(
                        series.path("worstCase").path("lower").asDouble(),
                        series.path("worstCase").path("upper").asDouble()),
                dots(series.path("questions"), baseline.path("questions")));
    }

    private static List<Dot> dots(JsonNode questions, JsonNode baseline) {
        Map<String, JsonNode> base = new HashMap<>();
        baseline.forEach(question -> base.put(question.path("id").asText(), question.path("overall")));
        List<Dot> dots = new ArrayList<>(StreamSupport.stream(questions.spliterator(), false)
                .map(question -> new Dot(
                        question.path("id").asText(),
                        RateBar.of(question.path("overall")),
                        base.containsKey(question.path("id").asText())
                                ? RateBar.of(base.get(question.path("id").asText()))
                                : RateBar.NONE,
                        Format.count(question.path("answers").asLong())))
                .toList());
        dots.sort(Comparator.comparing((Dot dot) -> -dot.rate().rate()).thenComparing(Dot::id));
        return dots;
    }
}
