package io.plumbline.gateway.probes.follow;

import io.plumbline.gateway.probes.ProbeView;
import java.time.Duration;

/**
 * What one follower of a probe has to be told. Each event holds the whole state, so one who was away needs the latest only,
 * and an event's id is made of the state: any replica knows whether a follower has seen it.
 */
final class Follower {

    private final Duration heartbeat;
    private String seen;
    private long sentAt;

    /**
     * A follower.
     *
     * @param seen id of the last event that he has; null for none
     * @param heartbeat longest silence
     * @param now nanoseconds of some clock
     */
    Follower(String seen, Duration heartbeat, long now) {
        this.seen = seen;
        this.heartbeat = heartbeat;
        this.sentAt = now;
    }

    /** What there is to say. */
    enum Signal {
        /** Nothing yet. */
        NOTHING,
        /** That the gateway is still there. */
        ALIVE,
        /** The state, which has changed. */
        PROGRESS,
        /** The last state; nothing will follow. */
        END
    }

    /** Looks at the probe. */
    Signal look(ProbeView probe, long now) {
        boolean isNew = !id(probe).equals(seen);
        seen = id(probe);
        Signal signal = isOver(probe)
                ? Signal.END
                : isNew ? Signal.PROGRESS : now - sentAt >= heartbeat.toNanos() ? Signal.ALIVE : Signal.NOTHING;
        sentAt = signal == Signal.NOTHING ? sentAt : now;
        return signal;
    }

    /** Whether every prompt has its outcome: one that was called off still changes until then. */
    static boolean isOver(ProbeView probe) {
        return probe.finishedAt() != null;
    }

    /** Names a state; grows with the probe. */
    static String id(ProbeView probe) {
        long released =
                probe.models().stream().mapToLong(ProbeView.Lane::released).sum();
        return released + "-" + probe.finished() + "-" + probe.state() + (isOver(probe) ? "-end" : "");
    }
}
