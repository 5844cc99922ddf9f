package io.plumbline.gateway.console;

import io.plumbline.events.AlarmChange;
import io.plumbline.reports.instruments.InstrumentReport;
import io.plumbline.reports.rates.Difference;
import io.plumbline.reports.rates.Rate;
import java.util.Optional;

/**
 * A rate with its 95 % interval, as pages write and draw it.
 *
 * @param known false if there is no rate, such as before the first answer
 * @param rate 0 to 1; a difference, -1 to 1
 * @param lower lower end of the interval
 * @param upper upper end of the interval
 */
public record RateBar(boolean known, double rate, double lower, double upper) {

    public static final RateBar NONE = new RateBar(false, 0, 0, 1);

    public static RateBar of(Rate rate) {
        return rate.rate().isPresent() ? known(rate.rate().getAsDouble(), rate.lower(), rate.upper()) : NONE;
    }

    public static RateBar of(Optional<Rate> rate) {
        return rate.map(RateBar::of).orElse(NONE);
    }

    public static RateBar of(AlarmChange.Rate rate) {
        return known(rate.rate(), rate.lower(), rate.upper());
    }

    public static RateBar of(InstrumentReport.Ratio ratio) {
        return known(ratio.rate(), ratio.lower(), ratio.upper());
    }

    public static RateBar of(Difference difference) {
        return known(difference.rate(), difference.lower(), difference.upper());
    }

    private static RateBar known(double rate, double lower, double upper) {
        return new RateBar(true, rate, lower, upper);
    }

    public String percent() {
        return known ? Format.percent(rate) : Format.DASH;
    }

    public String range() {
        return known ? Format.range(lower, upper) : "";
    }

    /** The rate with its interval in parentheses. */
    public String sentence() {
        return known ? percent() + " (" + range() + ")" : "not known";
    }

    /** This difference of two rates in percentage points. */
    public String points() {
        return known ? Format.points(rate, lower, upper) : Format.DASH;
    }

    /** Place of the rate on the scale. */
    public String x() {
        return RateScale.x(rate);
    }

    /** Place of the lower end on the scale. */
    public String from() {
        return RateScale.x(lower);
    }

    /** Width of the interval on the scale. */
    public String width() {
        return RateScale.width(lower, upper);
    }
}
