package io.plumbline.gateway.console.instruments;

import io.plumbline.gateway.console.Format;
import io.plumbline.gateway.console.RateBar;
import io.plumbline.reports.review.PanelAgreement;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * Agreement of an instrument with its panel.
 *
 * @param answers number of recent answers with votes of the panel
 * @param agreed share of these answers on which the judges agree
 * @param alignment Krippendorff's alpha of the alignment points
 * @param coherence Krippendorff's alpha of the coherence points
 */
public record PanelView(String answers, RateBar agreed, String alignment, String coherence) {

    static PanelView of(PanelAgreement panel) {
        return new PanelView(
                Format.count(panel.answers(), "recent answer"),
                RateBar.of(panel.agreed()),
                alpha(panel.alignmentAlpha()),
                alpha(panel.coherenceAlpha()));
    }

    private static String alpha(OptionalDouble alpha) {
        return alpha.isPresent() ? String.format(Locale.ROOT, "%.2f", alpha.getAsDouble()) : "all points are equal";
    }
}
