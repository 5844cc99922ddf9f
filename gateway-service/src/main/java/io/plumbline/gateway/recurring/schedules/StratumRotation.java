package io.plumbline.gateway.recurring.schedules;

import io.plumbline.gateway.probes.launch.ScheduledProbes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Chooses the strata that a run asks. A stratum is a question set in one variant; it is asked whole, because detectors test whole
 * rounds. Runs take the strata in turn, so that the numbers of askings never differ by more than one between strata.
 *
 * @param strata in the order of asking, at least one
 * @param samples answers per question in a run
 * @param mostPrompts most prompts of each model in a run; empty for no bound
 */
record StratumRotation(List<Stratum> strata, int samples, OptionalInt mostPrompts) {

    StratumRotation {
        strata = List.copyOf(strata);
        if (strata.isEmpty()) {
            throw new IllegalArgumentException("a schedule needs at least one question set in one variant");
        }
    }

    /**
     * A question set in one variant.
     *
     * @param questions number of questions, at least 1
     */
    record Stratum(String questionSet, String variant, int questions) {}

    /**
     * One probe of a run.
     *
     * @param variants names of the set's variants that it asks
     * @param cycle how often these strata were asked before
     */
    record PlannedProbe(String questionSet, List<String> variants, long cycle) {
        ScheduledProbes.ScheduledProbe toLaunch(ScheduleSpec spec) {
            return new ScheduledProbes.ScheduledProbe(
                    spec.model(), questionSet, variants, spec.rounds(), spec.rules(), spec.judge());
        }
    }

    /**
     * A run.
     *
     * @param probes the probes to launch
     * @param next position of the following run's first stratum
     */
    record Run(List<PlannedProbe> probes, long next) {}

    /** One question set in one cycle of the rotation: its variants share a probe. */
    private record SetCycle(String questionSet, long cycle) {}

    /** Number of prompts of the largest stratum; a run must have room for it. */
    long largest() {
        return strata.stream().mapToLong(this::prompts).max().orElseThrow();
    }

    /** A run that asks every stratum. */
    Run whole() {
        return new StratumRotation(strata, samples, OptionalInt.empty()).at(0);
    }

    /** The run that begins at a position; it asks at least one stratum, and each at most once. */
    Run at(long position) {
        Map<SetCycle, List<String>> probes = new LinkedHashMap<>();
        long prompts = 0;
        long next = position;
        while (next < position + strata.size()) {
            Stratum stratum = strata.get((int) (next % strata.size()));
            prompts += prompts(stratum);
            if (next > position && prompts > mostPrompts.orElse(Integer.MAX_VALUE)) {
                break;
            }
            probes.computeIfAbsent(
                            new SetCycle(stratum.questionSet(), next / strata.size()), first -> new ArrayList<>())
                    .add(stratum.variant());
            next++;
        }
        return new Run(
                probes.entrySet().stream()
                        .map(probe -> new PlannedProbe(
                                probe.getKey().questionSet(),
                                List.copyOf(probe.getValue()),
                                probe.getKey().cycle()))
                        .toList(),
                next);
    }

    private long prompts(Stratum stratum) {
        return (long) stratum.questions() * samples;
    }
}
