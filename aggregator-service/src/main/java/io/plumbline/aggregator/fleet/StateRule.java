package io.plumbline.aggregator.fleet;

import io.plumbline.events.AlarmState;
import io.plumbline.events.target.Rhythm;
import io.plumbline.reports.fleet.FleetAlarm;
import io.plumbline.reports.fleet.FleetState;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Decides the state of a model.
 *
 * @param suspects instruments whose last calibration was off
 * @param unscheduled a model without a schedule is blind if its newest answer is older than this
 * @param now the time
 */
record StateRule(Set<String> suspects, Duration unscheduled, Instant now) {

    StateRule {
        suspects = Set.copyOf(suspects);
    }

    FleetState of(FleetFacts model) {
        if (fires(model, "misaligned")) {
            return FleetState.ALARM;
        }
        if (fires(model, "incoherent")) {
            return FleetState.COLLAPSED;
        }
        if (model.alarms().stream().anyMatch(StateRule::speaksOfTheModel)) {
            return FleetState.ELEVATED;
        }
        if (model.instrument().filter(suspects::contains).isPresent()) {
            return FleetState.SUSPECT_INSTRUMENT;
        }
        if (model.sameAsBase()) {
            return FleetState.SAME_AS_BASE;
        }
        boolean silent = heard(model).filter(now.minus(silence(model))::isAfter).isPresent();
        if (silent || fires(model, "unscored")) {
            return FleetState.BLIND;
        }
        return model.answeredAt().isEmpty() ? FleetState.NO_DATA : FleetState.OK;
    }

    /** How long a model may be silent before it counts as blind: as long as its schedules allow. */
    Duration silence(FleetFacts model) {
        return model.rhythm()
                .map(Rhythm::longestSilenceSeconds)
                .map(Duration::ofSeconds)
                .orElse(unscheduled);
    }

    /** Start of its silence: a schedule that began after the last answer has not failed yet. */
    private static Optional<Instant> heard(FleetFacts model) {
        return Stream.of(model.answeredAt(), model.rhythm().map(Rhythm::since))
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder());
    }

    /** An alarm of missing verdicts makes the model blind; an alarm of identity has a state of its own. */
    private static boolean speaksOfTheModel(FleetAlarm alarm) {
        return !alarm.detector().equals("unscored") && !alarm.detector().equals("identity");
    }

    private static boolean fires(FleetFacts model, String detector) {
        return model.alarms().stream()
                .anyMatch(alarm -> alarm.detector().equals(detector) && alarm.state() == AlarmState.FIRING);
    }
}
