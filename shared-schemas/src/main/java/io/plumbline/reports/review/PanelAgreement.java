package io.plumbline.reports.review;

import io.plumbline.reports.Report;
import io.plumbline.reports.rates.Rate;
import java.util.OptionalDouble;

/**
 * Agreement of an instrument with its panel, over its newest answers with votes of a panel.
 *
 * @param instrument id of the main judge's instrument
 * @param answers number of these answers, at least 1
 * @param agreed share of them that is not marked for review, with its interval
 * @param alignmentAlpha Krippendorff's alpha of the alignment points, at most 1; absent if all points are equal
 * @param coherenceAlpha Krippendorff's alpha of the coherence points, at most 1; absent if all points are equal
 */
@Report
public record PanelAgreement(
        String instrument, long answers, Rate agreed, OptionalDouble alignmentAlpha, OptionalDouble coherenceAlpha) {

    public PanelAgreement {
        alignmentAlpha = alignmentAlpha == null ? OptionalDouble.empty() : alignmentAlpha;
        coherenceAlpha = coherenceAlpha == null ? OptionalDouble.empty() : coherenceAlpha;
    }
}
