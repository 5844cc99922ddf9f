package io.plumbline.gateway.recurring.schedules;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Longest time without a verdict after which a scheduled model counts as unwatched.
 *
 * @param since when the schedule began
 * @param allowed three times the longest gap between runs plus the longest random delay and the grace: two runs may fail, and the
 *     third may be late and slow
 */
record AllowedSilence(Instant since, Duration allowed) {

    private static final int SLOTS = 10;
    private static final int RUNS = 3;

    /**
     * Computed from the longest gap between a schedule's next ten slots, so that a planned night without runs is allowed.
     *
     * @param delay longest random delay of a run. If it is longer than a gap, the slots that pass meanwhile are left out, so that
     *     each run may be late by so much
     */
    static AllowedSilence of(ScheduleTiming timing, Instant anchor, Instant now, Duration delay, Duration grace) {
        Duration longest = Duration.ZERO;
        Optional<Instant> slot = timing.after(anchor, now);
        for (int i = 0; i < SLOTS && slot.isPresent(); i++) {
            Optional<Instant> next = timing.after(anchor, slot.get());
            Duration gap = Duration.between(slot.get(), next.orElse(slot.get()));
            longest = gap.compareTo(longest) > 0 ? gap : longest;
            slot = next;
        }
        Duration late = delay.compareTo(longest) > 0 ? delay.multipliedBy(RUNS) : delay;
        return new AllowedSilence(anchor, longest.multipliedBy(RUNS).plus(late).plus(grace));
    }

    /** The shorter of two allowed silences, if one model has several schedules. */
    AllowedSilence stricter(AllowedSilence other) {
        return allowed.compareTo(other.allowed) <= 0 ? this : other;
    }
}
