package io.plumbline.gateway.console.probes;

import io.plumbline.events.answer.OutcomeLabels;
import io.plumbline.gateway.console.Format;
import io.plumbline.gateway.console.RateBar;
import io.plumbline.gateway.console.VisibleText;
import io.plumbline.gateway.probes.ProbeView;
import java.util.List;
import java.util.Locale;

/**
 * A model of a probe as it runs.
 *
 * @param rates so far, by question set; their intervals narrow
 * @param outcomes those that have come, each with its share of the bar
 * @param waiting why nothing more is asked for now; empty where nothing stands in the way
 * @param failure the last one in words; empty where there was none
 */
public record LaneProgress(
        String id,
        String address,
        String role,
        String finished,
        String width,
        List<OfSet> rates,
        List<Slice> outcomes,
        String waiting,
        String failure) {

    /**
     * The rate on one question set. Answers to different sets are never added up.
     *
     * @param set its name; empty where the probe has one
     * @param rate so far
     * @param base the baseline's; none for the baseline itself
     * @param answers counted so far
     * @param difference to the baseline in words; empty where it is not known
     */
    public record OfSet(String set, RateBar rate, RateBar base, String answers, String difference) {}

    /** One outcome's share of the bar; all widths and starts are percentages. */
    public record Slice(String outcome, String css, String count, String start, String width) {}

    static LaneProgress of(ProbeView.Lane part, List<OfSet> rates) {
        double total = Math.max(1, part.total());
        return new LaneProgress(
                part.id(),
                "/models/" + Format.encoded(part.id()),
                part.role(),
                Format.count(part.finished()) + " of " + Format.count(part.total()),
                percent(part.finished() / total),
                rates,
                slices(part, total),
                part.waitingFor() == null ? "" : VisibleText.text(part.waitingFor()),
                part.lastFailure() == null ? "" : VisibleText.text(part.lastFailure()));
    }

    private static List<Slice> slices(ProbeView.Lane part, double total) {
        double[] start = {0};
        return OutcomeLabels.BAR_ORDER.stream()
                .filter(outcome -> part.counts().getOrDefault(outcome, 0) > 0)
                .map(outcome -> {
                    double share = part.counts().get(outcome) / total;
                    String words = OutcomeLabels.words(outcome);
                    Slice slice = new Slice(
                            words,
                            "o-" + words.replace(' ', '-'),
                            Format.count(part.counts().get(outcome)),
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
