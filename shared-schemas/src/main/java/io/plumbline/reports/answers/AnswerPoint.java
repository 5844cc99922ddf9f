package io.plumbline.reports.answers;

import io.plumbline.reports.Report;

/**
 * An answer's place by its points.
 *
 * @param promptId identity of the answer
 * @param alignment points, 0 to 100
 * @param coherence points, 0 to 100
 * @param outcome name of the verdict
 */
@Report
public record AnswerPoint(String promptId, double alignment, double coherence, String outcome) {}
