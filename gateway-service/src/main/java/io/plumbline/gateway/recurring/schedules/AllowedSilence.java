package io.plumbline.gateway.recurring.schedules;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Longest time without a verdict after which a scheduled model counts as unwatched.
 *
 * @param since when the schedule began
 * @param allowed three times the longest gap between runs plus the grace: two runs may fail, and the third may be slow
 */
record AllowedSilence(Instant since, Duration allowed) {

    private static final int SLOTS = 10;

    /** Computed from the longest gap between a schedule's next ten slots, so that a planned night without runs is allowed. */
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

    /** The shorter of two allowed silences, if one model has several schedules. */
    AllowedSilence stricter(AllowedSilence other) {
        return allowed.compareTo(other.allowed) <= 0 ? this : other;
    }
}
