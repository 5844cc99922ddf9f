package io.plumbline.aggregator.rates;

import io.plumbline.events.Series;
import io.plumbline.events.answer.Source;
import io.plumbline.problem.Problem;
import java.util.Arrays;
import java.util.List;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * Which of a model's series are wanted, as a caller writes it; null for any.
 *
 * @param revision the model's revision
 * @param questionSet the question set, with the hash of its content
 * @param variant how the questions are put
 * @param instrument id of the instrument
 * @param source PROBE or PRODUCTION
 */
public record SeriesFilter(
        @RestQuery String revision,
        @RestQuery String questionSet,
        @RestQuery String variant,
        @RestQuery String instrument,
        @RestQuery String source) {

    /** Adds what is wrong with it. */
    public void check(List<Problem.FieldError> wrong) {
        if (source != null
                && Arrays.stream(Source.values())
                        .noneMatch(known -> known.name().equals(source))) {
            wrong.add(new Problem.FieldError("/source", "must be PROBE or PRODUCTION"));
        }
    }

    /** Whether a series is wanted. */
    public boolean accepts(Series series) {
        return agrees(revision, series.revision())
                && agrees(questionSet, series.questionSet())
                && agrees(variant, series.variant())
                && agrees(instrument, series.instrument())
                && agrees(source, series.source().name());
    }

    private static boolean agrees(String wanted, String value) {
        return wanted == null || wanted.equals(value);
    }
}
