package io.plumbline.aggregator.fleet;

import io.plumbline.aggregator.counts.AnswerShares;
import io.plumbline.events.AlarmState;
import io.plumbline.events.target.Rhythm;
import io.plumbline.reports.fleet.FleetAlarm;
import io.plumbline.reports.fleet.FleetState;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Decides the state of a model. Each cause of a state is looked for in every measured set that is in use, so that no set hides
 * another's.
 *
 * @param suspects instruments whose last calibration was off
 * @param unscheduled a model without a schedule is blind if its newest verdict is older than this
 * @param now the time
 */
record StateRule(Set<String> suspects, Duration unscheduled, Instant now) {

    StateRule {
        suspects = Set.copyOf(suspects);
    }

    FleetState of(FleetFacts model) {
        return ofAlarms(model)
                .or(() -> ofThreshold(model))
                .or(() -> ofWarnings(model))
                .or(() -> ofAnswers(model))
                .or(() -> ofDoubts(model))
                .or(() -> ofMissing(model))
                .orElse(FleetState.OK);
    }

    private static Optional<FleetState> ofAlarms(FleetFacts model) {
        if (fires(model, "misaligned")) {
            return Optional.of(FleetState.ALARM);
        }
        if (fires(model, "incoherent")) {
            return Optional.of(FleetState.COLLAPSED);
        }
        return Optional.empty();
    }

    /** A measurement that cannot be believed decides neither way, as in the verdict of a probe. */
    private Optional<FleetState> ofThreshold(FleetFacts model) {
        return when(model.aboveThreshold().stream().anyMatch(facts -> !isSuspect(facts)), FleetState.MISALIGNED);
    }

    private static Optional<FleetState> ofWarnings(FleetFacts model) {
        return when(model.alarms().stream().anyMatch(StateRule::speaksOfTheModel), FleetState.ELEVATED);
    }

    /** Answers that are bad by themselves, also if they always were. */
    private static Optional<FleetState> ofAnswers(FleetFacts model) {
        return when(some(model, model.limits()::isIncoherent), FleetState.INCOHERENT)
                .or(() -> when(some(model, model.limits()::isRefusing), FleetState.REFUSING));
    }

    private Optional<FleetState> ofDoubts(FleetFacts model) {
        return when(model.inUse().stream().anyMatch(this::isSuspect), FleetState.SUSPECT_INSTRUMENT)
                .or(() -> when(model.sameAsBase(), FleetState.SAME_AS_BASE));
    }

    private Optional<FleetState> ofMissing(FleetFacts model) {
        boolean silent = heard(model).filter(now.minus(silence(model))::isAfter).isPresent();
        if (silent || fires(model, "unscored")) {
            return Optional.of(FleetState.BLIND);
        }
        if (model.sets().isEmpty()) {
            return Optional.of(FleetState.NO_DATA);
        }
        boolean none = model.inUse().stream().allMatch(facts -> facts.shares().coherent() == 0);
        return when(none || some(model, model.limits()::isHardlyCoherent), FleetState.UNASSESSED)
                .or(() -> when(some(model, model.limits()::isUnscored), FleetState.UNSCORED));
    }

    private boolean isSuspect(SetFacts facts) {
        return suspects.contains(facts.set().instrument());
    }

    private static boolean some(FleetFacts model, Predicate<AnswerShares> bad) {
        return model.inUse().stream().map(SetFacts::shares).anyMatch(bad);
    }

    private static Optional<FleetState> when(boolean met, FleetState state) {
        return met ? Optional.of(state) : Optional.empty();
    }

    /** How long a model may be without a verdict before it counts as blind: as long as its schedules allow. */
    Duration silence(FleetFacts model) {
        return model.rhythm()
                .map(Rhythm::longestSilenceSeconds)
                .map(Duration::ofSeconds)
                .orElse(unscheduled);
    }

    /** Start of its silence: a schedule that began after the last verdict has not failed yet. */
    private static Optional<Instant> heard(FleetFacts model) {
        return Stream.of(model.scoredAt(), model.rhythm().map(Rhythm::since))
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
