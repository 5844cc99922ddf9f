package io.plumbline.gateway.probes.results;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.plumbline.reports.rates.Rate;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A share of answers with its anytime-valid 95 % interval.
 *
 * @param rate 0 to 1; null at n = 0, because it is not known
 * @param lower lower end, 0 to 1; 0 at n = 0
 * @param upper upper end, 0 to 1; 1 at n = 0
 */
@Schema(name = "Interval")
record Share(@JsonInclude(JsonInclude.Include.ALWAYS) Double rate, double lower, double upper) {

    /** The share at n = 0. */
    static final Share UNKNOWN = new Share(null, 0, 1);

    static Share of(Rate rate) {
        return new Share(rate.rate().isPresent() ? rate.rate().getAsDouble() : null, rate.lower(), rate.upper());
    }

    /** The share in words, such as {@code 0.0250 (0.0030 to 0.0710)}. */
    String text() {
        return rate == null ? "not known" : String.format(Locale.ROOT, "%.4f (%.4f to %.4f)", rate, lower, upper);
    }
}
