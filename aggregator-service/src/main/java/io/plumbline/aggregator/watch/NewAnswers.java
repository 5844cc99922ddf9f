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
}
