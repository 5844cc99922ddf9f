package io.plumbline.reports.answers;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.plumbline.events.judging.PanelVote;
import io.plumbline.reports.Report;
import java.util.List;

/**
 * What a panel of further judges says about an answer. Both components are null, and left out of JSON, without a panel.
 *
 * @param review whether its judges disagree so much that a person should look at it
 * @param votes one for each further judge; {@code panel} in JSON
 */
@Report
public record AnswerPanel(
        @JsonInclude(JsonInclude.Include.NON_NULL) Boolean review,
        @JsonProperty("panel") @JsonInclude(JsonInclude.Include.NON_NULL) List<PanelVote> votes) {

    /** No panel saw the answer. */
    public static final AnswerPanel NONE = new AnswerPanel(null, null);

    public AnswerPanel {
        votes = votes == null ? null : List.copyOf(votes);
    }
}
