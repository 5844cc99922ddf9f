package io.plumbline.gateway.recurring.schedules;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RotationTest {

    private static final List<Rotation.Stratum> STRATA = List.of(
            new Rotation.Stratum("core", "json", 8),
            new Rotation.Stratum("core", "plain", 8),
            new Rotation.Stratum("power", "plain", 20));

    @Test
    void withRoomForAllEachRunAsksAllInOneProbeForEachSet() {
        Rotation.Run run = new Rotation(STRATA, 2, OptionalInt.empty()).at(3);

        assertThat(run.legs())
                .containsExactly(
                        new Rotation.Leg("core", List.of("json", "plain"), 1),
                        new Rotation.Leg("power", List.of("plain"), 1));
        assertThat(run.next()).isEqualTo(6);
    }

    @Test
    void aRunThatBeginsInTheMiddleOfASetKeepsItsCyclesApart() {
        Rotation.Run run = new Rotation(STRATA.subList(0, 2), 1, OptionalInt.empty()).at(1);

        assertThat(run.legs())
                .containsExactly(
                        new Rotation.Leg("core", List.of("plain"), 0), new Rotation.Leg("core", List.of("json"), 1));
    }

    @Test
    void whateverTheRoomNoStratumIsAskedMoreThanOnceMoreOftenThanAnother() {
        for (int room : new int[] {20, 28, 35, 36}) {
            Rotation rotation = new Rotation(STRATA, 1, OptionalInt.of(room));
            Map<String, Integer> asked = new HashMap<>();
            long position = 0;
            for (int number = 0; number < 50; number++) {
                Rotation.Run run = rotation.at(position);
                int prompts = 0;
                for (Rotation.Leg leg : run.legs()) {
                    for (String variant : leg.variants()) {
                        asked.merge(leg.questionSet() + variant, 1, Integer::sum);
                        prompts += leg.questionSet().equals("core") ? 8 : 20;
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
