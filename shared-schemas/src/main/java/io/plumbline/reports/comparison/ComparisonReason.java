package io.plumbline.reports.comparison;

import io.plumbline.reports.Report;

/**
 * Why a comparison says less than its figures.
 *
 * @param side candidate or reference; both for a reason that lies in their judge
 * @param code kind of the reason, as in the verdict of a probe
 * @param text the reason in words, with its numbers and with what to do
 */
@Report
public record ComparisonReason(String side, String code, String text) {}
