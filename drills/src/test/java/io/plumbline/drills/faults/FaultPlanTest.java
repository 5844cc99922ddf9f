package io.plumbline.drills.faults;

import io.plumbline.drills.environment.Drill;
import io.plumbline.drills.environment.DrillSettings;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FaultPlanTest {

    @Test
    void everyServiceIsKilledAndPausedAndEverythingElseHappensOnce() {
        assertThat(names(settings(1, false, Optional.empty())))
                .containsExactlyInAnyOrder(
                        "kill-gateway",
                        "kill-sampler",
                        "kill-judge",
                        "kill-aggregator",
                        "pause-gateway",
                        "pause-sampler",
                        "pause-judge",
                        "pause-aggregator",
                        "broker-restart",
                        "database-restart",
                        "network-cut",
                        "disk-full",
                        "poison");
    }

    @Test
    void theSeedDecidesOrderAndReplicas() {
        assertThat(FaultPlan.of(settings(3, false, Optional.empty())))
                .isEqualTo(FaultPlan.of(settings(3, false, Optional.empty())));
        assertThat(LongStream.range(0, 20)
                        .mapToObj(seed -> FaultPlan.of(settings(seed, true, Optional.empty())))
                        .distinct())
                .hasSizeGreaterThan(10);
    }

    @Test
    void aNameThatIsNoneIsRefusedWithTheNamesThereAre() {
        assertThat(names(settings(1, true, Optional.of("disk-full")))).containsExactly("disk-full");
        assertThatThrownBy(() -> FaultPlan.of(settings(1, true, Optional.of("flood"))))
                .hasMessageContaining("flood")
                .hasMessageContaining("broker-restart, database-restart");
    }

    private static List<String> names(DrillSettings settings) {
        return FaultPlan.of(settings).stream().map(Drill::name).toList();
    }

    private static DrillSettings settings(long seed, boolean brief, Optional<String> only) {
        return new DrillSettings(800, seed, brief, only);
    }
}
