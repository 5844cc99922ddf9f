package io.plumbline.reports.comparison;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.plumbline.events.Series;
import io.plumbline.reports.Report;

/**
 * A series that enters no figure of a comparison.
 *
 * @param side candidate or reference
 * @param series the series; its fields stand beside the others in JSON
 * @param answers its answers, at least 0
 * @param reason why it is left out, for people
 */
@Report
public record LeftOutSeries(String side, @JsonUnwrapped Series series, long answers, String reason) {}
