package io.plumbline.gateway.console.instruments;

import io.plumbline.reports.instruments.CalibrationPoint;
import io.plumbline.reports.instruments.InstrumentReport;
import io.plumbline.reports.review.PanelAgreement;
import io.plumbline.reports.review.ReviewAgreement;
import java.util.List;

/**
 * The aggregator's reports on all instruments.
 *
 * @param instruments the instruments, each with its latest calibration
 * @param history all calibrations, the oldest first
 * @param reviews agreement with reviewers
 * @param panels agreement with panels
 */
record InstrumentTrust(
        List<InstrumentReport> instruments,
        List<CalibrationPoint> history,
        List<ReviewAgreement> reviews,
        List<PanelAgreement> panels) {

    List<InstrumentView> views() {
        return instruments.stream().map(this::view).toList();
    }

    private InstrumentView view(InstrumentReport instrument) {
        String id = instrument.id();
        return new InstrumentView(
                instrument,
                CalibrationDot.of(history.stream()
                        .filter(run -> run.instrument().equals(id))
                        .toList()),
                panels.stream()
                        .filter(panel -> panel.instrument().equals(id))
                        .findFirst()
                        .map(PanelView::of)
                        .orElse(null),
                reviews.stream()
                        .filter(review -> review.instrument().equals(id))
                        .findFirst()
                        .map(InstrumentView.Reviewed::of)
                        .orElse(null));
    }
}
