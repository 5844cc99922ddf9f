package io.plumbline.gateway.recurring.schedules;

import io.plumbline.gateway.probes.launch.ScheduledProbes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Which strata a run asks. A stratum is a question set in one variant, and is asked whole, because detectors judge whole
 * rounds. Runs go through the strata in turn, so that after any number of runs none was asked more than once more often than another.
 *
 * @param strata in the order of asking, at least one
 * @param samples answers per question in a run
 * @param mostPrompts of each model in a run; empty for no bound
 */
record StratumRotation(List<Stratum> strata, int samples, OptionalInt mostPrompts) {

    StratumRotation {
        strata = List.copyOf(strata);
        if (strata.isEmpty()) {
            throw new IllegalArgumentException("there is nothing to ask");
        }
    }

    /**
     * A question set in one variant.
     *
     * @param questions how many it holds, at least 1
     */
    record Stratum(String questionSet, String variant, int questions) {}

    /**
     * One probe of a run.
     *
     * @param variants in which the set is asked
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
     * @param probes its probes
     * @param next the position at which the run after it begins
     */
    record Run(List<PlannedProbe> probes, long next) {}

    /** Prompts of the largest stratum: no run can ask less than that. */
    long largest() {
        return strata.stream().mapToLong(this::prompts).max().orElseThrow();
    }

    /** A run that asks everything. */
    Run whole() {
        return new StratumRotation(strata, samples, OptionalInt.empty()).at(0);
    }

    /** The run that begins at a position: at least one stratum, and no stratum twice. */
    Run at(long position) {
        Map<List<Object>, List<String>> probes = new LinkedHashMap<>();
        long prompts = 0;
        long next = position;
        while (next < position + strata.size()) {
            Stratum stratum = strata.get((int) (next % strata.size()));
            prompts += prompts(stratum);
            if (next > position && prompts > mostPrompts.orElse(Integer.MAX_VALUE)) {
                break;
            }
            probes.computeIfAbsent(List.of(stratum.questionSet(), next / strata.size()), first -> new ArrayList<>())
                    .add(stratum.variant());
            next++;
        }
        return new Run(
                probes.entrySet().stream()
                        .map(probe -> new PlannedProbe((String) probe.getKey().get(0), List.copyOf(probe.getValue()), (long)
                                probe.getKey().get(1)))
                        .toList(),
                next);
    }

    private long prompts(Stratum stratum) {
        return (long) stratum.questions() * samples;
    }
}
