package io.plumbline.reports.models;

import io.plumbline.reports.Report;
import java.util.List;

/**
 * How far a model's answers are from its baseline's by one measure.
 *
 * @param measure how the distance of two answers is measured
 * @param prompts prompts that could be compared, at least 1
 * @param between mean distance between answers of different sides, 0 to 1
 * @param withinModel mean distance between the model's answers to one prompt, 0 to 1
 * @param withinBaseline mean distance between the baseline's answers to one prompt, 0 to 1
 * @param excess mean over prompts of {@code between} in excess of the two distances within, -1 to 1
 * @param excessUpper upper bound of the mean excess over all prompts of this kind, 0 to 1
 * @param pValue how often randomly dealt sides give such an excess or a larger one, above 0 to 1
 * @param differing ids of the prompts with a clear excess of their own, largest first
 */
@Report
public record IdentityEvidence(
        DistanceMeasure measure,
        int prompts,
        double between,
        double withinModel,
        double withinBaseline,
        double excess,
        double excessUpper,
        double pValue,
        List<String> differing) {

    public IdentityEvidence {
        differing = List.copyOf(differing);
    }

    /** How the distance of two answers is measured. */
    public enum DistanceMeasure {
        /** Total variation distance between the distributions of the first token. */
        FIRST_TOKEN,
        /** 0 for equal texts, 1 for different texts. */
        TEXT
    }
}
