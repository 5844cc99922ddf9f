package io.plumbline.cli.text;

import java.util.Locale;
import java.util.OptionalDouble;

/** Rates in words for people: percent with one digit. */
public final class RateText {

    private RateText() {}

    /** Percent of a ratio of 0 to 1, such as {@code 2.5 %}. */
    public static String percent(double ratio) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * ratio);
    }

    /** Percent of a ratio that may not be known: 0 would be a claim. */
    public static String percent(OptionalDouble ratio) {
        return ratio.isPresent() ? percent(ratio.getAsDouble()) : "not known";
    }

    /** A rate or difference with its interval, such as {@code 2.5 % (0.3 % to 7.1 %)}. */
    public static String withInterval(double rate, double lower, double upper) {
        return percent(rate) + " (" + percent(lower) + " to " + percent(upper) + ")";
    }
}
