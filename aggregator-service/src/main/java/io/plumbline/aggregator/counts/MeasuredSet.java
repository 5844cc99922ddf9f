package io.plumbline.aggregator.counts;

import io.plumbline.events.Series;
import io.plumbline.events.answer.Source;

/**
 * One question set of one source as one instrument measures it. A rate that is shown for a model holds the answers of one such
 * set: the series that differ in their variant alone.
 *
 * @param source where the answers come from
 * @param questionSet the question set, with the hash of its content
 * @param instrument id of the instrument
 */
public record MeasuredSet(Source source, String questionSet, String instrument) {

    public static MeasuredSet of(Series series) {
        return new MeasuredSet(series.source(), series.questionSet(), series.instrument());
    }
}
