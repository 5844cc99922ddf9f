package io.plumbline.gateway.console.instruments;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.gateway.console.Format;
import io.plumbline.gateway.console.RateBar;
import java.util.Locale;

/**
 * How far the judges of a panel agree on what an instrument scored.
 *
 * @param answers over how many of its latest, in words
 * @param agreed share on which they do not differ so much that a person should look
 * @param alignment Krippendorff's alpha on points of alignment, in words
 * @param coherence the same of coherence
 */
public record PanelView(String answers, RateBar agreed, String alignment, String coherence) {

    static PanelView of(JsonNode panel) {
        return new PanelView(
                Format.count(panel.path("answers").asLong(), "recent answer"),
                RateBar.of(panel.path("agreed")),
                alpha(panel.path("alignmentAlpha")),
                alpha(panel.path("coherenceAlpha")));
    }

    private static String alpha(JsonNode alpha) {
        return alpha.isNumber() ? String.format(Locale.ROOT, "%.2f", alpha.asDouble()) : "all points are equal";
    }
}
