package io.plumbline.gateway.console.probes;

import io.plumbline.events.answer.OutcomeLabels;
import io.plumbline.events.prompt.Guest;
import io.plumbline.gateway.console.Format;
import io.plumbline.gateway.console.RateBar;
import io.plumbline.gateway.console.VisibleText;
import io.plumbline.gateway.probes.ProbeView;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The progress of one model of a probe.
 *
 * @param lane the model and its counts
 * @param rates its rates by question set
 */
public record LaneProgress(ProbeView.Lane lane, List<SetRate> rates) {

    /**
     * The rate on one question set. Answers to different sets are never added up.
     *
     * @param set name of the set; empty if the probe has only one
     * @param rate rate of the answers so far
     * @param base the baseline's rate; none for the baseline itself
     * @param answers number of answers so far
     * @param difference difference to the baseline in words; empty if it is not known
     * @param said the verdict in words, then its notes; empty until the probe is over
     */
    public record SetRate(
            String set, RateBar rate, RateBar base, String answers, String difference, List<String> said) {}

    /** One outcome's share of the bar; widths and starts are percentages. */
    public record Slice(String outcome, String css, String count, String start, String width) {}

    public String id() {
        return lane.id();
    }

    /** The address of the model's page; empty for a guest, which has none. */
    public String address() {
        return Guest.is(id()) ? "" : "/models/" + Format.encoded(id());
    }

    public String role() {
        return lane.role();
    }

    public String finished() {
        return Format.count(lane.finished()) + " of " + Format.count(lane.total());
    }

    public List<Slice> outcomes() {
        double total = Math.max(1, lane.total());
        double start = 0;
        List<Slice> slices = new ArrayList<>();
        for (String outcome : OutcomeLabels.BAR_ORDER) {
            int count = lane.counts().getOrDefault(outcome, 0);
            if (count > 0) {
                slices.add(new Slice(
                        OutcomeLabels.words(outcome),
                        Format.outcomeStyle(outcome),
                        Format.count(count),
                        percent(start),
                        percent(count / total)));
                start += count / total;
            }
        }
        return slices;
    }

    /** Why no prompts are released at present; empty if they are. */
    public String waiting() {
        return VisibleText.text(lane.waitingFor());
    }

    /** The last failure in words; empty if there was none. */
    public String failure() {
        return VisibleText.text(lane.lastFailure());
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f%%", 100 * share);
    }
}
