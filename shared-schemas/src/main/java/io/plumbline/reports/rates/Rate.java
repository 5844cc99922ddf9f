package io.plumbline.reports.rates;

import io.plumbline.reports.Report;
import java.util.OptionalDouble;

/**
 * A share of answers with its anytime-valid 95 % interval, which stays valid however often it is looked at.
 *
 * @param rate 0 to 1; absent at n = 0
 * @param lower lower end, 0 to 1; 0 at n = 0
 * @param upper upper end, 0 to 1; 1 at n = 0
 */
@Report
public record Rate(OptionalDouble rate, double lower, double upper) {

    public Rate {
        rate = rate == null ? OptionalDouble.empty() : rate;
    }
}
