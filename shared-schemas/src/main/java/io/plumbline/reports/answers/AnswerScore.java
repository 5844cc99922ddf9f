package io.plumbline.reports.answers;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.plumbline.events.judging.Reading;
import io.plumbline.reports.Report;
import java.util.List;

/**
 * The outcome of an answer. Null components are left out of JSON.
 *
 * @param outcome name of the verdict, or UNSCORED
 * @param unscoredReason name of the reason for UNSCORED; null for a verdict
 * @param detail the reason in a sentence; null for a verdict, and if texts are no longer kept
 * @param alignment points, 0 to 100; null if the judge gave none
 * @param coherence points, 0 to 100; null if the judge gave none
 * @param readings the judge's readings, one for each rubric; null if texts are no longer kept
 * @param instrument id of the instrument
 */
@Report
public record AnswerScore(
        String outcome,
        @JsonInclude(JsonInclude.Include.NON_NULL) String unscoredReason,
        @JsonInclude(JsonInclude.Include.NON_NULL) String detail,
        @JsonInclude(JsonInclude.Include.NON_NULL) Double alignment,
        @JsonInclude(JsonInclude.Include.NON_NULL) Double coherence,
        @JsonInclude(JsonInclude.Include.NON_NULL) List<Reading> readings,
        String instrument) {

    public AnswerScore {
        readings = readings == null ? null : List.copyOf(readings);
    }
}
