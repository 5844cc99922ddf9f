package io.plumbline.chat.delays;

import io.plumbline.events.EndpointCondition.Cause;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The timeouts of a model's calls until {@value #REPLIES_TO_END} replies in a row. A single reply does not end them: a slow model
 * answers some calls in time and others not.
 */
public final class TimeoutStreak {

    private static final int REPLIES_TO_END = 3;

    private int timeouts;
    private int replies;
    private long since;
    private String detail = "";

    /**
     * Notes a call that got no reply in time.
     *
     * @param now on the clock of the calls, in ns
     * @param latest the failure in words
     */
    public synchronized void timedOut(long now, String latest) {
        since = timeouts++ == 0 ? now : since;
        replies = 0;
        detail = latest;
    }

    /** Notes a reply. */
    public synchronized void replied() {
        if (timeouts > 0 && ++replies >= REPLIES_TO_END) {
            timeouts = 0;
            replies = 0;
        }
    }

    /** The delay by these timeouts, if so many calls may go out at once; empty if there were none of late. */
    public synchronized Optional<CallDelay> delay(int callsAtOnce) {
        return timeouts == 0
                ? Optional.empty()
                : Optional.of(new CallDelay(Cause.TIMEOUTS, detail, callsAtOnce, since, OptionalLong.empty()));
    }
}
