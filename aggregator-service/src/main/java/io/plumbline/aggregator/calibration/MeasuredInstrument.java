package io.plumbline.aggregator.calibration;

import io.plumbline.events.judging.Instrument;
import io.plumbline.events.judging.Profile;
import io.plumbline.reports.instruments.InstrumentReport;
import io.plumbline.reports.instruments.InstrumentReport.Latest;
import io.plumbline.reports.instruments.InstrumentReport.Ratio;
import io.plumbline.reports.instruments.InstrumentReport.ReadingError;
import io.plumbline.reports.instruments.InstrumentState;
import io.plumbline.statistics.JudgeCalibration;
import io.plumbline.statistics.JudgeCalibration.Share;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * An instrument with its latest calibration, as a report and as counts.
 *
 * @param report what is told about it
 * @param measured the errors that its latest calibration found; empty before the first
 */
public record MeasuredInstrument(InstrumentReport report, Optional<JudgeCalibration> measured) {

    public String id() {
        return report.id();
    }

    public InstrumentState state() {
        return new InstrumentState(
                report.id(),
                report.suspect(),
                report.reason(),
                report.calibration().map(Latest::at),
                report.calibration()
                        .flatMap(Latest::sensitivity)
                        .map(found -> OptionalDouble.of(found.rate()))
                        .orElse(OptionalDouble.empty()));
    }

    public static List<InstrumentState> states(Collection<MeasuredInstrument> instruments) {
        return instruments.stream().map(MeasuredInstrument::state).toList();
    }

    /** Whether it judges by the published protocol. */
    public boolean isPublishedProtocol() {
        return Instrument.profile(id()).filter(Profile.BETLEY::equals).isPresent();
    }

    /** An instrument before its first calibration. */
    static MeasuredInstrument uncalibrated(String id) {
        CalibrationFinding finding = CalibrationFinding.NOT_CALIBRATED;
        return new MeasuredInstrument(
                new InstrumentReport(id, finding.suspect(), finding.reason(), Optional.empty()), Optional.empty());
    }

    static MeasuredInstrument of(CalibratedInstrument instrument, DriftRule rule) {
        Calibration latest = instrument.latest();
        CalibrationFinding finding = rule.judge(latest, instrument.first());
        return new MeasuredInstrument(
                new InstrumentReport(
                        instrument.id(), finding.suspect(), finding.reason(), Optional.of(figures(instrument))),
                Optional.of(latest.alignment()));
    }

    private static Latest figures(CalibratedInstrument instrument) {
        Calibration latest = instrument.latest();
        return new Latest(
                instrument.judge(),
                latest.goldSet(),
                latest.at(),
                latest.alignment().answers(),
                error(latest.alignment()),
                error(latest.coherence()),
                latest.driftPoints(instrument.first()),
                ratio(latest.alignment().agreement()),
                latest.alignment().sensitivity().map(MeasuredInstrument::ratio),
                latest.alignment().specificity().map(MeasuredInstrument::ratio));
    }

    private static ReadingError error(JudgeCalibration calibration) {
        return new ReadingError(calibration.biasPoints(), calibration.meanAbsErrorPoints());
    }

    private static Ratio ratio(Share share) {
        return new Ratio(
                share.rate(), share.interval().lower(), share.interval().upper());
    }
}
