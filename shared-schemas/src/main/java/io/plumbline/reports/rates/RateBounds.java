package io.plumbline.reports.rates;

import io.plumbline.reports.Report;

/**
 * Bounds of a rate.
 *
 * @param lower 0 to 1
 * @param upper 0 to 1, at least {@code lower}
 */
@Report
public record RateBounds(double lower, double upper) {}
