package io.plumbline.gateway.probes.request;

import io.plumbline.gateway.http.Findings;
import java.time.Duration;
import java.time.format.DateTimeParseException;

/** Checks durations of a request. */
final class Durations {

    private static final Duration SHORTEST_LIFE = Duration.ofSeconds(1);
    private static final Duration LONGEST_LIFE = Duration.ofDays(30);
    private static final Duration SHORTEST_LEASE = Duration.ofSeconds(10);
    private static final Duration LONGEST_LEASE = Duration.ofHours(1);

    private Durations() {}

    /** Requires an ISO 8601 duration of 1 s to 30 days; null is accepted. */
    static void checkLifetime(String pointer, String text, Findings findings) {
        check(pointer, text, SHORTEST_LIFE, LONGEST_LIFE, findings);
    }

    /** Requires an ISO 8601 duration of 10 s to an hour; null is accepted. */
    static void checkLease(String pointer, String text, Findings findings) {
        check(pointer, text, SHORTEST_LEASE, LONGEST_LEASE, findings);
    }

    private static void check(String pointer, String text, Duration least, Duration most, Findings findings) {
        if (text == null) {
            return;
        }
        try {
            Duration duration = Duration.parse(text);
            if (duration.compareTo(least) < 0 || duration.compareTo(most) > 0) {
                findings.add(pointer, "must lie in " + least + ".." + words(most));
            }
        } catch (DateTimeParseException | ArithmeticException e) {
            findings.add(pointer, "must be an ISO 8601 duration such as " + words(most));
        }
    }

    /** Whole days as days, because {@code PT720H} says less than {@code P30D}. */
    private static String words(Duration duration) {
        return duration.toDays() > 0 && duration.equals(Duration.ofDays(duration.toDays()))
                ? "P" + duration.toDays() + "D"
                : duration.toString();
    }
}
