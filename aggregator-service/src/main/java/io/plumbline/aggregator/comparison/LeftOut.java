package io.plumbline.aggregator.comparison;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.plumbline.events.Series;

/**
 * A series that is part of no figure of a comparison.
 *
 * @param side candidate or reference
 * @param series the series
 * @param answers its answers
 * @param reason why, in words for a person
 */
record LeftOut(String side, @JsonUnwrapped Series series, long answers, String reason) {}
