package io.plumbline.chat.reply;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a span of time as providers write it: seconds, {@code 6m0s}, {@code 20ms}, a date, or seconds since 1970. */
final class ProviderDelay {

    private static final Pattern SECONDS = Pattern.compile("\\d{1,13}(\\.\\d{1,9})?");
    private static final Pattern SPAN = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)(ms|s|m|h|d)");
    private static final Map<String, Double> UNIT_SECONDS =
            Map.of("ms", 0.001, "s", 1.0, "m", 60.0, "h", 3600.0, "d", 86_400.0);

    /** A larger number of seconds is a moment since 1970: no provider asks a caller to wait for thirty years. */
    private static final double FIRST_MOMENT = 1e9;

    private static final double FIRST_MOMENT_IN_MILLIS = 1e12;

    /** Longer waits are cut to a day, so that each endpoint is tried again the next day. */
    private static final Duration LONGEST = Duration.ofDays(1);

    private ProviderDelay() {}

    /** The span, 0 to a day; empty if the text is not a span. */
    static Optional<Duration> read(String text, Clock clock) {
        String span = text.strip();
        return (SECONDS.matcher(span).matches() ? seconds(Double.parseDouble(span), clock) : units(span))
                .or(() -> date(span).map(then -> Duration.between(clock.instant(), then)))
                .map(wait -> wait.isNegative() ? Duration.ZERO : wait)
                .map(wait -> wait.compareTo(LONGEST) > 0 ? LONGEST : wait);
    }

    private static Optional<Duration> seconds(double number, Clock clock) {
        if (number < FIRST_MOMENT) {
            return Optional.of(millis(number));
        }
        double moment = number < FIRST_MOMENT_IN_MILLIS ? number * 1000 : number;
        return Optional.of(Duration.between(clock.instant(), Instant.ofEpochMilli((long) moment)));
    }

    private static Optional<Duration> units(String span) {
        Matcher part = SPAN.matcher(span);
        double seconds = 0;
        int end = 0;
        while (part.lookingAt()) {
            seconds += Double.parseDouble(part.group(1)) * UNIT_SECONDS.get(part.group(2));
            end = part.end();
            part.region(end, span.length());
        }
        return end > 0 && end == span.length() ? Optional.of(millis(seconds)) : Optional.empty();
    }

    private static Optional<Instant> date(String text) {
        try {
            return Optional.of(ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException noHttpDate) {
            return timestamp(text);
        }
    }

    private static Optional<Instant> timestamp(String text) {
        try {
            return Optional.of(
                    ZonedDateTime.parse(text, DateTimeFormatter.ISO_DATE_TIME).toInstant());
        } catch (DateTimeException neither) {
            return Optional.empty();
        }
    }

    private static Duration millis(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1000));
    }
}
