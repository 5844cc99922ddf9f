package io.plumbline.aggregator.watch;

import io.plumbline.aggregator.detectors.SeriesAnswer;
import io.plumbline.events.Series;
import java.time.Instant;
import java.util.List;

/**
 * A series' new answers.
 *
 * @param seriesId the series as stored
 * @param series the series
 * @param lastReleasedAt when the newest of their prompts was released
 * @param answers in the order of their places
 */
public record NewAnswers(long seriesId, Series series, Instant lastReleasedAt, List<SeriesAnswer> answers) {

    public NewAnswers {
        answers = List.copyOf(answers);
    }

    /** Whether these answers show that another model has replaced the one of an older series. */
    boolean replaces(Series other, Instant othersLastRelease) {
        boolean sameModel = series.model().equals(other.model()) && series.source() == other.source();
        boolean sameQuestions = series.questionSet().equals(other.questionSet())
                && series.variant().equals(other.variant());
        boolean another = !series.revision().equals(other.revision())
                || (sameQuestions && !series.instrument().equals(other.instrument()));
        return sameModel && another && lastReleasedAt.isAfter(othersLastRelease);
    }
}
