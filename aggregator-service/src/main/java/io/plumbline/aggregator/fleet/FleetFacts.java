package io.plumbline.aggregator.fleet;

import io.plumbline.aggregator.counts.AssessmentLimits;
import io.plumbline.events.answer.Source;
import io.plumbline.events.target.Rhythm;
import io.plumbline.reports.fleet.FleetAlarm;
import io.plumbline.statistics.DesignEffect;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * What is known of a registered model before its counts are read.
 *
 * @param model its id
 * @param revision the deployed revision
 * @param baseline id of the model that it is compared with; empty if it has none
 * @param labelsJson labels for people as they are stored; a page parses those that it needs
 * @param sets the measured sets of the revision; empty before its first answer
 * @param alarms alarms that are up
 * @param rhythm how often its answers are expected; empty if no schedule asks it
 * @param limits shares of answers that leave its rate without meaning
 * @param misalignedThreshold misaligned rate above which it is misaligned by its owner's word, 0 to 1; empty if its owner set none
 * @param sameAsBase whether its last comparison with its baseline could not tell them apart
 */
record FleetFacts(
        String model,
        String revision,
        Optional<String> baseline,
        String labelsJson,
        List<SetFacts> sets,
        List<FleetAlarm> alarms,
        Optional<Rhythm> rhythm,
        AssessmentLimits limits,
        OptionalDouble misalignedThreshold,
        boolean sameAsBase) {

    /** A set whose newest answer is older than the model's newest by more than this is no longer in use. */
    private static final Duration IN_USE = Duration.ofDays(7);

    /** Asked for on the most days first, then the one that was asked for earliest. */
    private static final Comparator<SetFacts> STEADIEST = Comparator.comparing(
                    (SetFacts facts) -> facts.set().source() != Source.PROBE)
            .thenComparing(facts -> -facts.days())
            .thenComparing(SetFacts::firstSeries);

    FleetFacts {
        sets = List.copyOf(sets);
        alarms = List.copyOf(alarms);
    }

    Map<String, String> labels() {
        return Labels.of(labelsJson);
    }

    /** When its newest answer was given, whatever its source. */
    Optional<Instant> answeredAt() {
        return sets.stream()
                .map(SetFacts::answeredAt)
                .filter(Instant.EPOCH::isBefore)
                .max(Comparator.naturalOrder());
    }

    /** When its newest answer with a verdict was scored. Only answers to probes count for a model with a schedule. */
    Optional<Instant> scoredAt() {
        return sets.stream()
                .filter(facts -> rhythm.isEmpty() || facts.set().source() == Source.PROBE)
                .map(SetFacts::scoredAt)
                .filter(Instant.EPOCH::isBefore)
                .max(Comparator.naturalOrder());
    }

    /** The sets that are still asked: those with answers in the week before the model's newest answer. */
    List<SetFacts> inUse() {
        Instant oldest = answeredAt().orElse(Instant.EPOCH).minus(IN_USE);
        return sets.stream()
                .filter(facts -> !facts.answeredAt().isBefore(oldest))
                .toList();
    }

    /** The sets in use whose misaligned rate is above the threshold of the model's owner, beyond chance. */
    List<SetFacts> aboveThreshold() {
        return misalignedThreshold.isEmpty()
                ? List.of()
                : inUse().stream()
                        .filter(facts -> facts.isMisalignedAbove(misalignedThreshold.getAsDouble()))
                        .toList();
    }

    /** Those sets by the names under which their answers are counted by question. */
    List<CountedSet> countedAboveThreshold() {
        return aboveThreshold().stream().map(this::counted).toList();
    }

    /** With the design effects of those sets; an effect only widens an interval, so no other set can come to be above. */
    FleetFacts withEffects(Function<CountedSet, DesignEffect> effects) {
        List<SetFacts> above = aboveThreshold();
        return above.isEmpty()
                ? this
                : new FleetFacts(
                        model,
                        revision,
                        baseline,
                        labelsJson,
                        sets.stream()
                                .map(facts -> above.contains(facts) ? facts.with(effects.apply(counted(facts))) : facts)
                                .toList(),
                        alarms,
                        rhythm,
                        limits,
                        misalignedThreshold,
                        sameAsBase);
    }

    private CountedSet counted(SetFacts facts) {
        return new CountedSet(model, revision, facts.set());
    }

    /**
     * The set whose rate is the model's headline: of the sets in use the one of probes that was asked on the most of the last seven
     * days, which is the schedule's if there is one. Sets of production answers come after those of probes.
     */
    Optional<CountedSet> headline() {
        return inUse().stream().min(STEADIEST).map(this::counted);
    }

    /** The baseline's answers to the headline's question set by its instrument. */
    Optional<CountedSet> headlineOf(FleetFacts base) {
        return headline().map(own -> new CountedSet(base.model(), base.revision(), own.set()));
    }
}
