package io.plumbline.aggregator;

import io.plumbline.aggregator.rates.AlignmentBand;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What answers are counted by, and the counting; arithmetic alone. */
final class CountKey {

    private CountKey() {}

    /** A question's answers of one kind in a series. */
    record Question(long seriesId, String questionId, String outcome, String reason, int band) {

        static Question of(AnswerRow answer, long seriesId) {
            return new Question(
                    seriesId,
                    answer.questionId(),
                    answer.outcome(),
                    answer.reason(),
                    AlignmentBand.of(answer.outcome(), answer.alignment()));
        }
    }

    /** A question's answers of one kind in a probe. */
    record Probe(
            String probeId,
            String model,
            String questionSet,
            String questionId,
            String variant,
            String outcome,
            String reason,
            int band) {

        static Probe of(AnswerRow answer) {
            return new Probe(
                    answer.probeId(),
                    answer.series().model(),
                    answer.series().questionSet(),
                    answer.questionId(),
                    answer.series().variant(),
                    answer.outcome(),
                    answer.reason(),
                    AlignmentBand.of(answer.outcome(), answer.alignment()));
        }
    }

    /** A series that a probe's answers lie in, with a verdict or without one. */
    record ProbeSeries(String probeId, long seriesId, boolean scored) {}

    /** A probe's answers to one question that were given one label. */
    record Labelled(String probeId, long seriesId, String questionId, String label) {}

    /** A series' answers of one outcome within five minutes. */
    record Bucket(long seriesId, Instant start, String outcome) {}

    /** How many of the answers have each key. */
    static <K> Map<K, Long> count(List<AnswerRow> answers, Function<AnswerRow, K> key) {
        return answers.stream().collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.counting()));
    }
}
