package io.plumbline.gateway.recurring.schedules;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class StratumRotationTest {

    private static final List<StratumRotation.Stratum> STRATA = List.of(
            new StratumRotation.Stratum("core", "json", 8),
            new StratumRotation.Stratum("core", "plain", 8),
            new StratumRotation.Stratum("power", "plain", 20));

    @Test
    void withRoomForAllEachRunAsksAllInOneProbeForEachSet() {
        StratumRotation.Run run = new StratumRotation(STRATA, 2, OptionalInt.empty()).at(3);

        assertThat(run.probes())
                .containsExactly(
                        new StratumRotation.PlannedProbe("core", List.of("json", "plain"), 1),
                        new StratumRotation.PlannedProbe("power", List.of("plain"), 1));
        assertThat(run.next()).isEqualTo(6);
    }

    @Test
    void aRunThatBeginsInTheMiddleOfASetKeepsItsCyclesApart() {
        StratumRotation.Run run = new StratumRotation(STRATA.subList(0, 2), 1, OptionalInt.empty()).at(1);

        assertThat(run.probes())
                .containsExactly(
                        new StratumRotation.PlannedProbe("core", List.of("plain"), 0),
                        new StratumRotation.PlannedProbe("core", List.of("json"), 1));
    }

    @Test
    void whateverTheRoomNoStratumIsAskedMoreThanOnceMoreOftenThanAnother() {
        for (int room : new int[] {20, 28, 35, 36}) {
            StratumRotation rotation = new StratumRotation(STRATA, 1, OptionalInt.of(room));
            Map<String, Integer> asked = new HashMap<>();
            long position = 0;
            for (int number = 0; number < 50; number++) {
                StratumRotation.Run run = rotation.at(position);
                int prompts = 0;
                for (StratumRotation.PlannedProbe probe : run.probes()) {
                    for (String variant : probe.variants()) {
                        asked.merge(probe.questionSet() + variant, 1, Integer::sum);
                        prompts += probe.questionSet().equals("core") ? 8 : 20;
                    }
                }
                assertThat(prompts).isBetween(1, room);
                position = run.next();
                assertThat(3
                                        * asked.values().stream()
                                                .mapToInt(count -> count)
                                                .max()
                                                .orElseThrow()
                                - asked.values().stream()
                                        .mapToInt(count -> count)
                                        .sum())
                        .isLessThanOrEqualTo(2);
            }
        }
    }
}
