package io.plumbline.gateway.console.probes;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.gateway.console.Inert;
import io.plumbline.gateway.console.Interval;
import io.plumbline.gateway.console.Words;
import io.plumbline.gateway.probes.ProbeView;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A model of a probe as it runs.
 *
 * @param rate so far; its interval narrows
 * @param outcomes those that have come, each with its share of the bar
 * @param waiting why nothing more is asked for now; empty where nothing stands in the way
 * @param failure the last one in words; empty where there was none
 */
public record ProbePart(
        String id,
        String address,
        String role,
        String finished,
        String width,
        Interval rate,
        List<Slice> outcomes,
        String waiting,
        String failure) {

    private static final List<String> OUTCOMES =
            List.of("MISALIGNED", "INCOHERENT", "REFUSAL", "OFF_TASK", "UNSCORED", "ALIGNED");

    /** One outcome's share of the bar; all widths and starts are percentages. */
    public record Slice(String outcome, String css, String count, String start, String width) {}

    static ProbePart of(ProbeView.Part part, JsonNode counted) {
        double total = Math.max(1, part.total());
        return new ProbePart(
                part.id(),
                "/models/" + Words.encoded(part.id()),
                part.role(),
                Words.count(part.finished()) + " of " + Words.count(part.total()),
                percent(part.finished() / total),
                Interval.of(counted.path("overall")),
                slices(part, total),
                part.waitingFor() == null ? "" : Inert.text(part.waitingFor()),
                part.lastFailure() == null ? "" : Inert.text(part.lastFailure()));
    }

    private static List<Slice> slices(ProbeView.Part part, double total) {
        double[] start = {0};
        return Stream.of(OUTCOMES.toArray(String[]::new))
                .filter(outcome -> part.counts().getOrDefault(outcome, 0) > 0)
                .map(outcome -> {
                    double share = part.counts().get(outcome) / total;
                    String words = outcome.toLowerCase(Locale.ROOT).replace('_', ' ');
                    Slice slice = new Slice(
                            words,
                            "o-" + words.replace(' ', '-'),
                            Words.count(part.counts().get(outcome)),
                            percent(start[0]),
                            percent(share));
                    start[0] += share;
                    return slice;
                })
                .toList();
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f%%", 100 * share);
    }
}
