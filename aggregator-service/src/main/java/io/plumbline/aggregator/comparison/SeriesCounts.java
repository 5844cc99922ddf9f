package io.plumbline.aggregator.comparison;

import io.plumbline.aggregator.counts.AnswerShares;
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
record SeriesCounts(Series series, Instant newest, long lost, Map<String, AnswerShares> questions) {

    SeriesCounts {
        questions = Map.copyOf(questions);
    }

    long answers() {
        return shares().answers();
    }

    /** All its answers by what they contribute to the rate. */
    AnswerShares shares() {
        return questions.values().stream().reduce(AnswerShares.NONE, AnswerShares::plus);
    }
}
