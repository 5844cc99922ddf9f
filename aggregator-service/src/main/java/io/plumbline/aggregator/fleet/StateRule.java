package io.plumbline.aggregator.fleet;

import io.plumbline.events.AlarmState;
import io.plumbline.events.target.Rhythm;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Makes one word of what is known of a model.
 *
 * @param suspects instruments whose last calibration was off
 * @param unscheduled a model without a schedule whose newest answer is older than this is not watched
 * @param now the time
 */
record StateRule(Set<String> suspects, Duration unscheduled, Instant now) {

    StateRule {
        suspects = Set.copyOf(suspects);
    }

    FleetState of(Facts model) {
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

    /** How long nothing may be heard of a model before it is not watched: as long as its schedules allow. */
    Duration silence(Facts model) {
        return model.rhythm()
                .map(Rhythm::longestSilenceSeconds)
                .map(Duration::ofSeconds)
                .orElse(unscheduled);
    }

    /** Since when it is silent: a schedule that began after the last answer has not failed yet. */
    private static Optional<Instant> heard(Facts model) {
        return Stream.of(model.answeredAt(), model.rhythm().map(Rhythm::since))
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder());
    }

    /** One without verdicts says that we do not see; one of identity has a state of its own. */
    private static boolean speaksOfTheModel(Facts.Up alarm) {
        return !alarm.detector().equals("unscored") && !alarm.detector().equals("identity");
    }

    private static boolean fires(Facts model, String detector) {
        return model.alarms().stream()
                .anyMatch(alarm -> alarm.detector().equals(detector) && alarm.state() == AlarmState.FIRING);
    }
}
