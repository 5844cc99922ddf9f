package io.plumbline.gateway.console;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/** Figures as people read them. */
public final class Format {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final Pattern HYPHEN_FOR_MINUS = Pattern.compile("(?<![^\\s(])-(?=[0-9])");
    private static final double FULL = 100;
    private static final double COMPLETE = 0.9995;

    private Format() {}

    /** A share as a percentage with one digit behind the point. */
    public static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f\u00a0%%", share * FULL);
    }

    /** A share of which nearly all is expected: whole only where it is. */
    public static String coverage(double share) {
        return share >= 1 ? "100\u00a0%" : share >= COMPLETE ? "99.9\u00a0%" : percent(share);
    }

    /** Both ends of an interval. */
    public static String range(double lower, double upper) {
        return percent(lower) + " to " + percent(upper);
    }

    /** A difference of two shares in percentage points, with its interval; all three are shares. */
    public static String points(double difference, double lower, double upper) {
        return signed(FULL * difference) + " points (" + signed(FULL * lower) + " to " + signed(FULL * upper) + ")";
    }

    /** A number with its sign and one digit behind the point; what rounds to nought has none. */
    public static String signed(double number) {
        double rounded = Math.round(10 * number) / 10.0;
        return rounded == 0 ? "0.0" : typeset(String.format(Locale.ROOT, "%+.1f", rounded));
    }

    /** A text whose numbers have hyphens for signs, with signs. */
    public static String typeset(String text) {
        return HYPHEN_FOR_MINUS.matcher(text).replaceAll("\u2212");
    }

    /** A whole number in groups of three. */
    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number).replace(',', '\u202f');
    }

    /** A number with its noun; one of them is singular. */
    public static String count(long number, String noun) {
        return count(number) + " " + noun + (number == 1 ? "" : "s");
    }

    /** How long ago something was. */
    public static String ago(Instant then, Instant now) {
        long seconds = Math.max(0, Duration.between(then, now).toSeconds());
        return seconds < 60 ? "now" : duration(seconds) + " ago";
    }

    /** A length of time in its largest unit that says enough. */
    public static String duration(long seconds) {
        if (seconds < 3600) {
            return seconds / 60 + " min";
        }
        return seconds < 2 * 86_400 ? seconds / 3600 + " h" : seconds / 86_400 + " d";
    }

    /** A time to the minute, UTC. */
    public static String time(Instant at) {
        return TIME.format(at) + " UTC";
    }

    /** A time of a document; empty where there is none. */
    public static String time(JsonNode at) {
        return at.isTextual() ? time(Instant.parse(at.asText())) : "";
    }

    /** Evidence in words: how rarely chance alone would do that. */
    public static String evidence(double days) {
        if (days < 1) {
            return "nothing that chance would not do";
        }
        return "chance alone would do this about once in " + days(days);
    }

    /** A number of days, however large. */
    public static String days(double days) {
        if (days < 730) {
            return count(Math.round(days), "day");
        }
        double years = days / 365.25;
        return years < 1e6 ? count(Math.round(years)) + " years" : "more than a million years";
    }

    /** A text as part of an address. */
    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
