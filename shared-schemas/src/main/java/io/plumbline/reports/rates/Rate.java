package io.plumbline.reports.rates;

import io.plumbline.reports.Report;
import java.util.OptionalDouble;

/**
 * A share of answers with its 95 % interval for the questions that were asked. The interval is valid at every look if answers to one
 * question are independent of each other. If rates differ between questions it is widened by an estimate of how much; without a hit
 * there is none, and the interval says nothing about other questions.
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
