package io.plumbline.gateway.release;

import io.plumbline.gateway.probes.LaneRow;
import io.plumbline.gateway.probes.ProbeState;
import io.plumbline.gateway.release.spending.JudgeRoom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The prompts that one lane may release now.
 *
 * @param to exclusive end of the range of indexes that begins at the lane's next index
 * @param fate whether the model is asked them
 */
record WindowShare(LaneRow lane, int to, Fate fate) {

    /** Whether a prompt is sent to the model or only accounted. */
    enum Fate {
        /** The prompt is sent to the model. */
        ASKED,
        /** Accounted, because an operator cancelled the probe. */
        CANCELLED,
        /** Accounted, because the probe's lifetime is over. */
        EXPIRED
    }

    /** The indexes to release, without those that have an outcome: these were sent before a crash and are not paid for twice. */
    IntStream indexes() {
        return lane.unfinished(lane.nextIndex(), to);
    }

    /**
     * Shares a model's window among its lanes: by priority, then by age. Prompts that are only accounted never reach the model and
     * do not wait for its window; each lane has a second window of equal size for them.
     *
     * @param window most prompts outstanding at the model
     * @param allowed most prompts that the model's budget allows now
     * @param lanes the model's lanes in all unfinished probes
     * @param judges what the lanes' judges may be asked
     */
    static List<WindowShare> of(int window, int allowed, List<LaneRow> lanes, JudgeRoom judges, Instant now) {
        int room = window
                - lanes.stream()
                        .mapToInt(lane -> Math.min(window, lane.outstanding()))
                        .sum();
        int free = Math.min(room, allowed);
        List<WindowShare> shares = new ArrayList<>();
        for (LaneRow lane : inTurn(lanes)) {
            Fate fate = fate(lane, now);
            int most = fate == Fate.ASKED ? Math.min(free, judges.of(lane)) : 2 * window - lane.outstanding();
            int count = Math.max(0, Math.min(most, lane.total() - lane.nextIndex()));
            if (fate == Fate.ASKED) {
                free -= count;
                judges.take(lane, count);
            }
            shares.add(new WindowShare(lane, lane.nextIndex() + count, fate));
        }
        return shares.stream()
                .filter(share -> share.to() > share.lane().nextIndex())
                .toList();
    }

    /** Whether the lane has prompts that the model is still to be asked. */
    static boolean isWaiting(LaneRow lane, Instant now) {
        return fate(lane, now) == Fate.ASKED && lane.nextIndex() < lane.total();
    }

    private static List<LaneRow> inTurn(List<LaneRow> lanes) {
        return lanes.stream()
                .sorted(Comparator.comparingInt(LaneRow::priority).thenComparing(LaneRow::id))
                .toList();
    }

    private static Fate fate(LaneRow lane, Instant now) {
        if (lane.state() == ProbeState.CANCELLED) {
            return Fate.CANCELLED;
        }
        return now.isBefore(lane.expiresAt()) ? Fate.ASKED : Fate.EXPIRED;
    }
}
