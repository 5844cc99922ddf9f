package io.plumbline.gateway.console;

import io.plumbline.events.answer.OutcomeLabels;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** Writes numbers, times and names the way the console shows them. */
public final class Format {

    /** Stands for a figure that is not known. */
    public static final String DASH = "\u2013";

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final Pattern HYPHEN_FOR_MINUS = Pattern.compile("(?<![^\\s(])-(?=[0-9])");
    private static final double FULL = 100;

    /** From this share on, one digit behind the point would round up to 100.0 %. */
    private static final double COMPLETE = 0.9995;

    private Format() {}

    /** A share (0 to 1) as a percentage with one digit behind the point. */
    public static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f\u00a0%%", share * FULL);
    }

    /** A share (0 to 1) that is usually close to 1; only 1 itself is written as 100 %. */
    public static String coverage(double share) {
        return share >= 1 ? "100\u00a0%" : share >= COMPLETE ? "99.9\u00a0%" : percent(share);
    }

    /** The ends of an interval of shares. */
    public static String range(double lower, double upper) {
        return percent(lower) + " to " + percent(upper);
    }

    /** A difference of two shares in percentage points, with its interval; all three parameters are shares. */
    public static String points(double difference, double lower, double upper) {
        return signed(FULL * difference) + " points (" + signed(FULL * lower) + " to " + signed(FULL * upper) + ")";
    }

    /** A number with its sign and one digit behind the point; a number that rounds to zero has no sign. */
    public static String signed(double number) {
        double rounded = Math.round(10 * number) / 10.0;
        return rounded == 0 ? "0.0" : typeset(String.format(Locale.ROOT, "%+.1f", rounded));
    }

    /** A number with so many digits behind the point; a dash for null. */
    public static String decimal(Double number, int digits) {
        return number == null ? DASH : String.format(Locale.ROOT, "%." + digits + "f", number);
    }

    /** A number with so many digits behind the point; a dash if it is absent. */
    public static String decimal(OptionalDouble number, int digits) {
        return number.isPresent() ? decimal(number.getAsDouble(), digits) : DASH;
    }

    /** Replaces the hyphens in front of numbers by minus signs. */
    public static String typeset(String text) {
        return HYPHEN_FOR_MINUS.matcher(text).replaceAll("\u2212");
    }

    /** A whole number in groups of three digits. */
    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number).replace(',', '\u202f');
    }

    /** A number with its noun, in the singular for 1. */
    public static String count(long number, String noun) {
        return count(number) + " " + noun + (number == 1 ? "" : "s");
    }

    /** How long ago something happened; "never" if it has not happened. */
    public static String ago(Optional<Instant> then, Instant now) {
        return then.map(time -> ago(time, now)).orElse("never");
    }

    public static String ago(Instant then, Instant now) {
        long seconds = Math.max(0, Duration.between(then, now).toSeconds());
        return seconds < 60 ? "now" : duration(seconds) + " ago";
    }

    /** A duration in minutes below 1 hour, in hours below 2 days, else in days. */
    public static String duration(long seconds) {
        if (seconds < 3600) {
            return seconds / 60 + " min";
        }
        return seconds < 2 * 86_400 ? seconds / 3600 + " h" : seconds / 86_400 + " d";
    }

    /** A time to the minute in UTC; empty for null. */
    public static String time(Instant at) {
        return at == null ? "" : TIME.format(at) + " UTC";
    }

    /** Evidence in a sentence: how rarely chance alone would produce it. */
    public static String evidence(double days) {
        return days < 1
                ? "Chance alone explains this."
                : "Chance alone would cause this about once in " + days(days) + ".";
    }

    /** A number of days; in years from two years on. */
    public static String days(double days) {
        if (days < 730) {
            return count(Math.round(days), "day");
        }
        double years = days / 365.25;
        return years < 1e6 ? count(Math.round(years)) + " years" : "more than a million years";
    }

    /** An outcome's class in the style sheet. */
    public static String outcomeStyle(String outcome) {
        return "o-" + OutcomeLabels.words(outcome).replace(' ', '-');
    }

    /** A question set's name without the hash of its content. */
    public static String questionSet(String name) {
        return name.replaceFirst("@.*", "");
    }

    /** A text as part of an address. */
    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
