package io.plumbline.gateway.console;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A rate with its interval, ready to be drawn and read. Where nothing is known there is none: {@link #known} is false.
 *
 * @param known whether there is a rate
 * @param rate 0 to 1
 * @param lower 0 to 1
 * @param upper 0 to 1
 */
public record RateBar(boolean known, double rate, double lower, double upper) {

    /** Nothing is known. */
    public static final RateBar NONE = new RateBar(false, 0, 0, 1);

    /** As the aggregator says it; one without a rate is none. */
    public static RateBar of(JsonNode rate) {
        return rate.path("rate").isNumber()
                ? new RateBar(
                        true,
                        rate.path("rate").asDouble(),
                        rate.path("lower").asDouble(),
                        rate.path("upper").asDouble())
                : NONE;
    }

    public String percent() {
        return known ? Format.percent(rate) : "\u2013";
    }

    public String range() {
        return known ? Format.range(lower, upper) : "";
    }

    /** Both in one sentence. */
    public String sentence() {
        return known ? percent() + " (" + range() + ")" : "not known";
    }

    public String x() {
        return RateScale.x(rate);
    }

    public String from() {
        return RateScale.x(lower);
    }

    public String width() {
        return RateScale.width(lower, upper);
    }
}
