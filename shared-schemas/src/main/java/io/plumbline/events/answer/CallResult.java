package io.plumbline.events.answer;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.function.Function;

/** What came of asking the model: an answer or a failure, never nothing. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Answered.class, name = "answered"),
    @JsonSubTypes.Type(value = Failed.class, name = "failed")
})
public sealed interface CallResult permits Answered, Failed {

    /** Does the one thing or the other; a new kind of result does not compile until every caller knows it. */
    <T> T fold(Function<Answered, T> answered, Function<Failed, T> failed);

    /** Calls that were made to the model, retries included. */
    int attempts();
}
