package io.plumbline.reports.review;

import io.plumbline.reports.Report;
import java.time.Instant;

/**
 * A reviewer's label of an answer.
 *
 * @param reviewer name of the reviewer
 * @param label name of the verdict that the reviewer holds right
 * @param note the reviewer's reason, at most 2,000 characters; may be empty
 * @param at when it was said
 */
@Report
public record ReviewLabel(String reviewer, String label, String note, Instant at) {}
