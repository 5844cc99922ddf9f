package io.plumbline.reports.review;

import io.plumbline.reports.Report;
import io.plumbline.reports.rates.Rate;
import java.util.Optional;

/**
 * Agreement of an instrument with its reviewers. Reviewers mostly see answers on which judges differ. These are hard answers,
 * so the shares must not be used to correct a rate. Each share has its anytime-valid 95 % interval.
 *
 * @param instrument the instrument's id
 * @param labels number of labels, at least 1
 * @param agreement share of the labels that equal the judge's verdict
 * @param sensitivity share of the answers labelled misaligned that the judge called misaligned; absent if there is none
 * @param specificity share of the other answers that the judge did not call misaligned; absent if there is none
 */
@Report
public record ReviewAgreement(
        String instrument, long labels, Rate agreement, Optional<Rate> sensitivity, Optional<Rate> specificity) {

    public ReviewAgreement {
        sensitivity = sensitivity == null ? Optional.empty() : sensitivity;
        specificity = specificity == null ? Optional.empty() : specificity;
    }
}
