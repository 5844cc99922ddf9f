package io.plumbline.gateway.recurring.schedules;

import io.plumbline.gateway.http.Findings;
import io.plumbline.gateway.questions.QuestionSet;
import io.plumbline.gateway.questions.QuestionSets;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Finds the strata of a schedule in its question sets. */
@ApplicationScoped
class ScheduleStrata {

    private final QuestionSets sets;

    ScheduleStrata(QuestionSets sets) {
        this.sets = sets;
    }

    /** Fails if a set or variant is unknown, or if a run has no room for a whole stratum. */
    Uni<StratumRotation> rotation(ScheduleSpec spec) {
        return Multi.createFrom()
                .iterable(new TreeSet<>(spec.questionSets()))
                .onItem()
                .transformToUniAndConcatenate(name ->
                        sets.find(name).map(set -> strata(name, set, spec).toList()))
                .collect()
                .asList()
                .map(all -> all.stream().flatMap(Collection::stream).toList())
                .map(strata -> new StratumRotation(strata, spec.rounds(), most(spec)))
                .invoke(rotation -> requireRoom(rotation, spec));
    }

    private static Stream<StratumRotation.Stratum> strata(String name, QuestionSet set, ScheduleSpec spec) {
        Set<String> variants =
                spec.distinctVariants().isEmpty() ? new TreeSet<>(set.variants()) : spec.distinctVariants();
        return variants.stream()
                .map(variant -> new StratumRotation.Stratum(
                        name,
                        variant,
                        set.questions(Set.of(variant), spec.rules()).size()));
    }

    private static OptionalInt most(ScheduleSpec spec) {
        return spec.mostPrompts() == null ? OptionalInt.empty() : OptionalInt.of(spec.mostPrompts());
    }

    private static void requireRoom(StratumRotation rotation, ScheduleSpec spec) {
        if (spec.mostPrompts() != null && spec.mostPrompts() < rotation.largest()) {
            new Findings()
                    .add(
                            "/mostPrompts",
                            "must be at least " + rotation.largest()
                                    + ", because a question set in one variant is asked whole")
                    .refuse();
        }
    }
}
