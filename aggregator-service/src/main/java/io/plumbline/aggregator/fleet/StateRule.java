package io.plumbline.aggregator.fleet;

import io.plumbline.events.AlarmState;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * Makes one word of what is known of a model.
 *
 * @param suspects instruments whose last calibration was off
 * @param blindAfter a model whose newest answer is older than this is not watched
 * @param now the time
 */
record StateRule(Set<String> suspects, Duration blindAfter, Instant now) {

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
        if (model.answeredAt().isEmpty()) {
            return FleetState.NO_DATA;
        }
        boolean silent = model.answeredAt().get().isBefore(now.minus(blindAfter));
        return silent || fires(model, "unscored") ? FleetState.BLIND : FleetState.OK;
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
