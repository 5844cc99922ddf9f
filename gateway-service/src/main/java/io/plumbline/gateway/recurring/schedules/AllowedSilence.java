package io.plumbline.gateway.recurring.schedules;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How long a scheduled model may go without a verdict before nobody can say that it is watched.
 *
 * @param since when the schedule began
 * @param allowed longest silence: two runs may fail to come, and the answers of the third may take the grace
 */
record AllowedSilence(Instant since, Duration allowed) {

    private static final int SLOTS = 10;

    /** Of a schedule, by the longest gap between its next slots: a night without runs is no silence. */
    static AllowedSilence of(ScheduleTiming timing, Instant anchor, Instant now, Duration grace) {
        Duration longest = Duration.ZERO;
        Optional<Instant> slot = timing.after(anchor, now);
        for (int i = 0; i < SLOTS && slot.isPresent(); i++) {
            Optional<Instant> next = timing.after(anchor, slot.get());
            Duration gap = Duration.between(slot.get(), next.orElse(slot.get()));
            longest = gap.compareTo(longest) > 0 ? gap : longest;
            slot = next;
        }
        return new AllowedSilence(anchor, longest.multipliedBy(3).plus(grace));
    }

    /** Of two schedules of one model the stricter one. */
    AllowedSilence stricter(AllowedSilence other) {
        return allowed.compareTo(other.allowed) <= 0 ? this : other;
    }
}
