package io.plumbline.gateway.probes.results;

import io.plumbline.reports.rates.Rate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A share of answers with its anytime-valid 95 % interval.
 *
 * @param rate 0 to 1; 0 at n = 0
 * @param lower lower end, 0 to 1; 0 at n = 0
 * @param upper upper end, 0 to 1; 1 at n = 0
 */
@Schema(name = "Interval")
record Share(double rate, double lower, double upper) {

    /** The share at n = 0. */
    static final Share UNKNOWN = new Share(0, 0, 1);

    static Share of(Rate rate) {
        return new Share(rate.rate().orElse(0), rate.lower(), rate.upper());
    }
}
