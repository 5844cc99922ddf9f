package io.plumbline.reports.rates;

import io.plumbline.reports.Report;

/**
 * One model's misaligned rate minus another's, with its 95 % interval.
 *
 * @param rate -1 to 1
 * @param lower lower end of the interval, -1 to 1
 * @param upper upper end of the interval, -1 to 1
 */
@Report
public record Difference(double rate, double lower, double upper) {}
