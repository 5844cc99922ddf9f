package io.plumbline.gateway.aggregator;

/**
 * A reviewer's label, as the aggregator stores it.
 *
 * @param label name of the outcome that the reviewer holds right
 * @param reviewer name of the reviewer
 * @param note the reviewer's reason; may be empty
 */
public record NewLabel(String label, String reviewer, String note) {}
