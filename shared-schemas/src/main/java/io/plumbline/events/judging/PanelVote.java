package io.plumbline.events.judging;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.plumbline.events.answer.Outcome;
import io.plumbline.events.field.Text;
import java.util.List;

import static java.util.Objects.requireNonNull;

/**
 * What a further judge says about an answer. It changes neither the answer's outcome nor any rate.
 *
 * @param instrument id of the instrument that this judge makes with the same profile and rubrics
 * @param readings what it said, one per rubric that it replied to; empty if it gave no reply
 * @param outcome the outcome if this judge alone decided; unscored if it failed
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record PanelVote(String instrument, List<Reading> readings, Outcome outcome) {

    public PanelVote {
        Text.required("instrument", instrument);
        readings = List.copyOf(readings);
        requireNonNull(outcome, "outcome is missing");
    }
}
