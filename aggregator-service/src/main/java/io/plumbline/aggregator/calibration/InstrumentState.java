package io.plumbline.aggregator.calibration;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.plumbline.events.judging.Instrument;
import io.plumbline.events.judging.Profile;
import io.plumbline.statistics.JudgeCalibration;
import java.util.Optional;

/**
 * What stands beside every rate about what it was measured with.
 *
 * @param id the instrument's
 * @param suspect whether its last calibration was off
 * @param reason why, or why not, in words for a person
 * @param measured what its last calibration found; empty before the first
 */
public record InstrumentState(
        String id, boolean suspect, String reason, @JsonIgnore Optional<JudgeCalibration> measured) {

    /** Whether it judges by the published protocol. */
    @JsonIgnore
    public boolean isPublishedProtocol() {
        return Instrument.profile(id).filter(Profile.BETLEY::equals).isPresent();
    }

    static InstrumentState of(InstrumentReport report) {
        return new InstrumentState(report.id(), report.suspect(), report.reason(), report.measured());
    }
}
