package io.plumbline.aggregator.comparison;

import io.plumbline.events.Series;
import java.time.Instant;
import java.util.Map;

/**
 * One series' answers in a window of time.
 *
 * @param series the series
 * @param newest its newest answer in the window, to five minutes
 * @param lost answers of the window that are counted but no longer kept, so that their questions are unknown
 * @param questions counts by the question's id
 */
record SeriesCounts(Series series, Instant newest, long lost, Map<String, QuestionCounts> questions) {

    SeriesCounts {
        questions = Map.copyOf(questions);
    }

    long answers() {
        return questions.values().stream().mapToLong(QuestionCounts::attempts).sum();
    }
}
