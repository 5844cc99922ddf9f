package io.plumbline.aggregator.live;

import io.micrometer.core.instrument.Tags;
import io.plumbline.aggregator.counts.MeasuredSet;

/** The labels of gauges that cover one question set of a model, so that rules can match them with each other. */
final class SetTags {

    private SetTags() {}

    static Tags of(String model, MeasuredSet set) {
        return Tags.of(
                "model",
                model,
                "source",
                set.source().name(),
                "question_set",
                set.questionSet(),
                "instrument",
                set.instrument());
    }
}
