package io.plumbline.gateway.probes.follow;

import io.plumbline.gateway.probes.ProbeView;
import java.time.Duration;

/**
 * Decides which event one follower of a probe gets next. Each event holds the whole state, so a follower who was away needs
 * only the latest. An event's id is computed from the state, so any replica knows whether the follower has seen it.
 */
final class Follower {

    private final Duration heartbeat;
    private String seen;
    private long sentAt;

    /**
     * Starts to follow.
     *
     * @param seen id of the last event that the follower received; null for none
     * @param heartbeat longest time between two events
     * @param now nanoseconds of a monotonic clock
     */
    Follower(String seen, Duration heartbeat, long now) {
        this.seen = seen;
        this.heartbeat = heartbeat;
        this.sentAt = now;
    }

    /** What to send to the follower. */
    enum Signal {
        /** No event. */
        NONE,
        /** A comment that keeps the connection open. */
        ALIVE,
        /** The changed state. */
        PROGRESS,
        /** The last state, which ends the stream. */
        END
    }

    /** Chooses the event for the state at hand. */
    Signal look(ProbeView probe, long now) {
        boolean isNew = !id(probe).equals(seen);
        seen = id(probe);
        Signal signal = isOver(probe)
                ? Signal.END
                : isNew ? Signal.PROGRESS : now - sentAt >= heartbeat.toNanos() ? Signal.ALIVE : Signal.NONE;
        sentAt = signal == Signal.NONE ? sentAt : now;
        return signal;
    }

    /** Whether every prompt has an outcome; a cancelled probe still changes until then. */
    static boolean isOver(ProbeView probe) {
        return probe.finishedAt() != null;
    }

    /**
     * Id of a state, such as {@code 120-118-RUNNING}: prompts released, prompts finished and the probe's state, and a hash of its
     * notes if it has some.
     */
    static String id(ProbeView probe) {
        long released =
                probe.models().stream().mapToLong(ProbeView.Lane::released).sum();
        return released + "-" + probe.finished() + "-" + probe.state() + (isOver(probe) ? "-end" : "")
                + (probe.notes().isEmpty()
                        ? ""
                        : "-" + Integer.toHexString(probe.notes().hashCode()));
    }
}
