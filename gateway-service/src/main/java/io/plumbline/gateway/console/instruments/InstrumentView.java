package io.plumbline.gateway.console.instruments;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.gateway.console.Format;
import io.plumbline.gateway.console.RateBar;
import io.plumbline.gateway.console.VisibleText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * An instrument and how far it can be trusted.
 *
 * @param reason why it is suspect; empty where it is not
 * @param calibrated whether there are figures
 * @param history its calibrations, the oldest first
 * @param panel how far a panel agrees; null where none saw its answers
 * @param reviewed what reviewers say of it; null where nobody has said anything
 */
public record InstrumentView(
        String id,
        boolean suspect,
        String reason,
        boolean calibrated,
        String at,
        String answers,
        String bias,
        String error,
        String drift,
        RateBar agreement,
        RateBar sensitivity,
        RateBar specificity,
        List<Run> history,
        PanelView panel,
        Reviewed reviewed) {

    private static final double LARGEST_BIAS = 20;

    /** One calibration; its place in a box of 100 by 92 with bias nought in the middle. */
    public record Run(String x, String y, String words) {}

    /** What reviewers say. */
    public record Reviewed(String labels, RateBar agreement, RateBar sensitivity, RateBar specificity) {}

    static List<InstrumentView> of(JsonNode instruments, JsonNode history, JsonNode reviewed, JsonNode panel) {
        return StreamSupport.stream(instruments.spliterator(), false)
                .map(instrument -> one(instrument, history, reviewed, panel))
                .toList();
    }

    private static InstrumentView one(JsonNode instrument, JsonNode history, JsonNode reviewed, JsonNode panel) {
        String id = instrument.path("id").asText();
        JsonNode latest = instrument.path("calibration");
        return new InstrumentView(
                VisibleText.text(id),
                instrument.path("suspect").asBoolean(),
                instrument.path("suspect").asBoolean()
                        ? Format.typeset(instrument.path("reason").asText())
                        : "",
                latest.isObject(),
                Format.time(latest.path("at")),
                Format.count(latest.path("answers").asLong(), "known answer"),
                signed(latest.path("alignment").path("biasPoints")),
                points(latest.path("alignment").path("meanAbsErrorPoints")),
                signed(latest.path("driftPoints")),
                RateBar.of(latest.path("agreement")),
                RateBar.of(latest.path("sensitivity")),
                RateBar.of(latest.path("specificity")),
                runs(id, history),
                own(id, panel).map(PanelView::of).orElse(null),
                own(id, reviewed).map(InstrumentView::said).orElse(null));
    }

    private static String signed(JsonNode value) {
        return value.isNumber() ? Format.signed(value.asDouble()) : "\u2013";
    }

    private static String points(JsonNode value) {
        return value.isNumber() ? String.format(Locale.ROOT, "%.1f", value.asDouble()) : "\u2013";
    }

    private static List<Run> runs(String id, JsonNode history) {
        List<JsonNode> own = StreamSupport.stream(history.spliterator(), false)
                .filter(run -> run.path("instrument").asText().equals(id))
                .toList();
        List<Run> runs = new ArrayList<>();
        for (int place = 0; place < own.size(); place++) {
            double bias = own.get(place).path("biasPoints").asDouble();
            double height = Math.max(-1, Math.min(1, bias / LARGEST_BIAS));
            runs.add(new Run(
                    String.format(Locale.ROOT, "%.1f", 1 + 98.0 * place / Math.max(1, own.size() - 1)),
                    String.format(Locale.ROOT, "%.1f", 46 - 34 * height),
                    Format.time(own.get(place).path("at")) + ": bias " + Format.signed(bias)
                            + " points, right verdicts "
                            + Format.percent(own.get(place).path("agreement").asDouble())));
        }
        return runs;
    }

    private static Optional<JsonNode> own(String id, JsonNode all) {
        return StreamSupport.stream(all.spliterator(), false)
                .filter(one -> one.path("instrument").asText().equals(id))
                .findFirst();
    }

    private static Reviewed said(JsonNode reviewed) {
        return new Reviewed(
                Format.count(reviewed.path("labels").asLong(), "label"),
                RateBar.of(reviewed.path("agreement")),
                RateBar.of(reviewed.path("sensitivity")),
                RateBar.of(reviewed.path("specificity")));
    }

    /** The line through its calibrations. */
    public String path() {
        StringBuilder path = new StringBuilder();
        history.forEach(run -> path.append(path.isEmpty() ? 'M' : 'L')
                .append(run.x())
                .append(' ')
                .append(run.y()));
        return path.toString();
    }
}
