package io.plumbline.gateway.release;

import io.plumbline.gateway.probes.LaneRow;
import io.plumbline.gateway.probes.ProbeState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What one model of one probe may send now.
 *
 * @param lane the model's part in the probe
 * @param to end of the range of indexes that begins at its next index
 * @param fate what becomes of them
 */
record WindowShare(LaneRow lane, int to, Fate fate) {

    /** What becomes of an index whose turn it is. */
    enum Fate {
        /** The model is asked. */
        ASKED,
        /** Somebody called the probe off before. */
        CANCELLED,
        /** The probe ran out of time before. */
        EXPIRED
    }

    /** The indexes to send. One that has its outcome already was sent before a crash and need not be paid for twice. */
    IntStream indexes() {
        return lane.unfinished(lane.nextIndex(), to);
    }

    /**
     * Shares a model's window among its probes: urgent ones first, then older ones. What is only accounted does not pass the
     * model, so it does not wait for the model's window; it has one more of the same size for each probe.
     *
     * @param window most prompts outstanding at the model
     * @param allowed most prompts that its budget lets it be asked now
     * @param lanes its parts in all unfinished probes
     */
    static List<WindowShare> of(int window, int allowed, List<LaneRow> lanes, Instant now) {
        int room = window
                - lanes.stream()
                        .mapToInt(lane -> Math.min(window, lane.outstanding()))
                        .sum();
        int free = Math.min(room, allowed);
        List<WindowShare> shares = new ArrayList<>();
        for (LaneRow lane : inTurn(lanes)) {
            Fate fate = fate(lane, now);
            int most = fate == Fate.ASKED ? free : 2 * window - lane.outstanding();
            int count = Math.max(0, Math.min(most, lane.total() - lane.nextIndex()));
            free -= fate == Fate.ASKED ? count : 0;
            shares.add(new WindowShare(lane, lane.nextIndex() + count, fate));
        }
        return shares.stream()
                .filter(share -> share.to() > share.lane().nextIndex())
                .toList();
    }

    /** Whether there are prompts that the model is still to be asked. */
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
