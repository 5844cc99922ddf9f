package io.plumbline.gateway.probes;

import io.plumbline.events.answer.Outcome;
import io.plumbline.events.answer.UnscoredReason;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LaneRowTest {

    private static final Outcome ALIGNED = new Outcome.Judged(Outcome.Verdict.ALIGNED);

    private final LaneRow row = new LaneRow("p", 0, 17);

    @Test
    void countsEachIndexOnce() {
        assertThat(row.record(16, ALIGNED)).isTrue();
        assertThat(row.record(16, ALIGNED)).isFalse();
        assertThat(row.record(17, ALIGNED)).isFalse();

        assertThat(row.counts).containsOnlyKeys("ALIGNED").containsEntry("ALIGNED", 1);
        assertThat(row.unfinished(0, 17)).hasSize(16).doesNotContain(16);
    }

    @Test
    void isFinishedWithItsLastOutcome() {
        for (int index = 0; index < 17; index++) {
            assertThat(row.isFinished()).isFalse();
            row.record(index, ALIGNED);
        }

        assertThat(row.isFinished()).isTrue();
        assertThat(row.state()).isEqualTo(ProbeState.FINISHED);
    }

    @Test
    void keepsTheLastFailureInAFormThatCanBeStored() {
        row.record(3, new Outcome.Unscored(UnscoredReason.TARGET_ERROR, "bad\u0000byte \ud800 " + "x".repeat(1000)));

        assertThat(row.unscored).containsEntry("TARGET_ERROR", 1);
        assertThat(row.lastFailure).startsWith("TARGET_ERROR: bad byte").hasSizeLessThanOrEqualTo(500);
        assertThat(row.lastFailure).doesNotContain("\u0000", "\ud800");
    }

    @Test
    void accountsALostPromptOnlyOnce() {
        assertThat(row.rescue(2, false)).isTrue();
        assertThat(row.rescue(2, true)).isFalse();
    }

    @Test
    void rescuesAFinishedPromptOnlyIfAsked() {
        row.record(2, ALIGNED);

        assertThat(row.rescue(2, false)).isFalse();
        assertThat(row.rescue(2, true)).isTrue();
    }
}
