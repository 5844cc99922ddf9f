package io.plumbline.gateway.release;

import io.plumbline.gateway.probes.LaneRow;
import io.plumbline.gateway.probes.TestLanes;
import io.plumbline.gateway.release.spending.JudgeRoom;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WindowShareTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void olderProbesGoFirstAndTheRestGetWhatIsLeft() {
        LaneRow older = TestLanes.lane("a", 6, NOW.plusSeconds(1));
        LaneRow younger = TestLanes.lane("b", 100, NOW.plusSeconds(1));

        List<WindowShare> shares =
                WindowShare.of(10, Integer.MAX_VALUE, List.of(younger, older), JudgeRoom.unbounded(), NOW);

        assertThat(shares).extracting(WindowShare::lane).containsExactly(older, younger);
        assertThat(shares).extracting(WindowShare::to).containsExactly(6, 4);
    }

    @Test
    void whatIsOutstandingLeavesNoRoom() {
        LaneRow lane = TestLanes.lane("a", 100, NOW.plusSeconds(1));
        lane.released(10);

        assertThat(WindowShare.of(10, Integer.MAX_VALUE, List.of(lane), JudgeRoom.unbounded(), NOW))
                .isEmpty();
    }

    @Test
    void whatIsOnlyAccountedDoesNotWaitForTheModel() {
        LaneRow lane = TestLanes.lane("a", 100, NOW.plusSeconds(1));
        lane.released(10);
        TestLanes.cancel(lane);

        assertThat(WindowShare.of(10, Integer.MAX_VALUE, List.of(lane), JudgeRoom.unbounded(), NOW))
                .singleElement()
                .satisfies(share -> {
                    assertThat(share.fate()).isEqualTo(WindowShare.Fate.CANCELLED);
                    assertThat(share.to()).isEqualTo(20);
                });
    }

    @Test
    void anExpiredLaneIsNotAsked() {
        LaneRow lane = TestLanes.lane("a", 5, NOW);

        assertThat(WindowShare.of(10, Integer.MAX_VALUE, List.of(lane), JudgeRoom.unbounded(), NOW))
                .extracting(WindowShare::fate)
                .containsExactly(WindowShare.Fate.EXPIRED);
    }
}
