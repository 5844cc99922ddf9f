package io.plumbline.chat.limits;

import io.plumbline.chat.caps.CallClock;
import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;

/** A clock that stands until it is turned; callbacks run in the order of their time. */
public final class ManualClock implements CallClock {

    private final PriorityQueue<Alarm> alarms =
            new PriorityQueue<>(Comparator.comparingLong(Alarm::at).thenComparingLong(Alarm::order));

    /** Below zero, as the real clock may be. */
    private long now = -Duration.ofHours(1).toNanos();

    private long order;

    @Override
    public long nanos() {
        return now;
    }

    @Override
    public void after(Duration wait, Runnable callback) {
        alarms.add(new Alarm(now + wait.toNanos(), order++, callback));
    }

    /** Lets time pass. */
    public void advance(Duration step) {
        long end = now + step.toNanos();
        while (!alarms.isEmpty() && alarms.peek().at() <= end) {
            Alarm next = alarms.poll();
            now = next.at();
            next.callback().run();
        }
        now = end;
    }

    private record Alarm(long at, long order, Runnable callback) {}
}
