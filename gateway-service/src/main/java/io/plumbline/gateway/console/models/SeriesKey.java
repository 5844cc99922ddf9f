package io.plumbline.gateway.console.models;

import io.plumbline.events.Series;
import io.plumbline.events.answer.Source;
import io.plumbline.gateway.console.Format;
import java.util.Map;

/**
 * What a model's series and its baseline's series have in common if they can be compared.
 *
 * @param questionSet the question set, with the hash of its content
 * @param variant how the questions are put
 * @param instrument id of the instrument
 * @param source origin of the answers
 */
record SeriesKey(String questionSet, String variant, String instrument, Source source) {

    static SeriesKey of(Series series) {
        return new SeriesKey(series.questionSet(), series.variant(), series.instrument(), series.source());
    }

    /** The key as query parameters of the aggregator. */
    Map<String, String> filter() {
        return Map.of(
                "questionSet", questionSet, "variant", variant, "instrument", instrument, "source", source.name());
    }

    /** The key in words; the source is named only if it is not a probe. */
    String words() {
        return Format.questionSet(questionSet) + ", " + variant + (source == Source.PROBE ? "" : ", production");
    }
}
