package io.plumbline.events;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.plumbline.events.answer.Source;
import io.plumbline.events.field.Text;
import io.plumbline.events.prompt.Guest;

import static java.util.Objects.requireNonNull;

/**
 * What may be pooled: answers that agree in all of this are draws from one distribution, seen through one instrument.
 *
 * @param model id of the registered model
 * @param revision its revision
 * @param questionSet the question set
 * @param variant how the questions are put
 * @param instrument id of the instrument
 * @param source where the answers come from
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Series(
        String model, String revision, String questionSet, String variant, String instrument, Source source) {

    public Series {
        Text.required("model", model);
        requireNonNull(revision, "revision is missing");
        Text.required("questionSet", questionSet);
        Text.required("variant", variant);
        Text.required("instrument", instrument);
        requireNonNull(source, "source is missing");
    }

    /** Whether its model is a guest, which is not monitored. */
    @JsonIgnore
    public boolean isGuest() {
        return Guest.is(model);
    }

    /** The series that a score belongs to. */
    public static Series of(Score score) {
        Prompt prompt = score.prompt();
        return new Series(
                prompt.model(),
                prompt.revision(),
                prompt.questionSet(),
                prompt.variant(),
                score.instrument().id(),
                prompt.source());
    }
}
