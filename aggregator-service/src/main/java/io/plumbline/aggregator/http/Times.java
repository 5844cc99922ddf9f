package io.plumbline.aggregator.http;

import io.plumbline.problem.Problem;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** Points in time in query parameters, in ISO 8601 with an offset. */
public final class Times {

    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

    private Times() {}

    /** The time in a parameter. An absent parameter gives empty; an invalid one gives empty and is added to the errors. */
    public static Optional<Instant> read(String parameter, String text, List<Problem.FieldError> errors) {
        if (text == null) {
            return Optional.empty();
        }
        Optional<Instant> time = parsed(text).filter(at -> !at.isBefore(Instant.EPOCH) && at.isBefore(LATEST));
        if (time.isEmpty()) {
            errors.add(new Problem.FieldError(
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
