package io.plumbline.aggregator.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** Reads points in time from query parameters. */
public final class Times {

    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

    private Times() {}

    /** The time in a parameter; empty where it is absent, and where it is none, which is then added to what is wrong. */
    public static Optional<Instant> read(String parameter, String text, List<Problem.Wrong> wrong) {
        if (text == null) {
            return Optional.empty();
        }
        Optional<Instant> time = parsed(text).filter(at -> !at.isBefore(Instant.EPOCH) && at.isBefore(LATEST));
        if (time.isEmpty()) {
            wrong.add(new Problem.Wrong(
                    "/" + parameter, "must be a time since 1970 with its offset, such as 2026-01-31T12:00:00Z"));
        }
        return time;
    }

    private static Optional<Instant> parsed(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
