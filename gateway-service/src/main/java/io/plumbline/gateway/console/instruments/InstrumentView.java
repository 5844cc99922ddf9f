package io.plumbline.gateway.console.instruments;

import io.plumbline.gateway.console.Format;
import io.plumbline.gateway.console.RateBar;
import io.plumbline.gateway.console.VisibleText;
import io.plumbline.reports.instruments.InstrumentReport;
import io.plumbline.reports.review.ReviewAgreement;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * An instrument and the evidence that it can be trusted.
 *
 * @param report the instrument with its latest calibration
 * @param history all its calibrations, the oldest first
 * @param panel agreement with its panel; null if no panel has seen its answers
 * @param reviewed agreement with reviewers; null without labels
 */
public record InstrumentView(
        InstrumentReport report, List<CalibrationDot> history, PanelView panel, Reviewed reviewed) {

    /** Agreement of the judge's verdicts with the labels of reviewers. */
    public record Reviewed(String labels, RateBar agreement, RateBar sensitivity, RateBar specificity) {

        static Reviewed of(ReviewAgreement review) {
            return new Reviewed(
                    Format.count(review.labels(), "label"),
                    RateBar.of(review.agreement()),
                    RateBar.of(review.sensitivity()),
                    RateBar.of(review.specificity()));
        }
    }

    public String id() {
        return VisibleText.text(report.id());
    }

    public boolean suspect() {
        return report.suspect();
    }

    /** Why the instrument is suspect; empty if it is not. */
    public String reason() {
        return suspect() ? Format.typeset(report.reason()) : "";
    }

    public boolean calibrated() {
        return report.calibration().isPresent();
    }

    public String at() {
        return latest(calibration -> Format.time(calibration.at()));
    }

    public String answers() {
        return latest(calibration -> Format.count(calibration.answers(), "known answer"));
    }

    public String bias() {
        return latest(calibration -> Format.signed(calibration.alignment().biasPoints()));
    }

    public String error() {
        return latest(calibration -> Format.decimal(calibration.alignment().meanAbsErrorPoints(), 1));
    }

    public String drift() {
        return latest(calibration -> Format.signed(calibration.driftPoints()));
    }

    private String latest(Function<InstrumentReport.Latest, String> figure) {
        return report.calibration().map(figure).orElse(Format.DASH);
    }

    public RateBar agreement() {
        return bar(latest -> Optional.of(latest.agreement()));
    }

    public RateBar sensitivity() {
        return bar(InstrumentReport.Latest::sensitivity);
    }

    public RateBar specificity() {
        return bar(InstrumentReport.Latest::specificity);
    }

    private RateBar bar(Function<InstrumentReport.Latest, Optional<InstrumentReport.Ratio>> ratio) {
        return report.calibration().flatMap(ratio).map(RateBar::of).orElse(RateBar.NONE);
    }

    /** SVG path through the calibrations. */
    public String path() {
        StringBuilder path = new StringBuilder();
        history.forEach(dot -> path.append(path.isEmpty() ? 'M' : 'L')
                .append(dot.x())
                .append(' ')
                .append(dot.y()));
        return path.toString();
    }
}
