package io.plumbline.aggregator.detectors;

import java.time.Instant;
import java.util.List;

/**
 * A round whose answers are judged together.
 *
 * @param at when it closed
 * @param place the place of the answer that closed it
 * @param questions number of questions that the series had by then
 * @param clusters one for each question with answers, by question
 */
record ClosedRound(Instant at, long place, int questions, List<Cluster> clusters) {

    ClosedRound {
        clusters = List.copyOf(clusters);
    }

    /**
     * A question's answers in the round.
     *
     * @param question its index in the series' list of questions
     * @param answers at least 1
     * @param hits answers that count against each kind, by its {@link AlarmKind#column}
     */
    record Cluster(int question, int answers, List<Integer> hits) {

        Cluster {
            hits = List.copyOf(hits);
        }

        int hits(AlarmKind kind) {
            return hits.get(kind.column());
        }

        /** The answers that could have counted against a kind: those with a verdict, or all for missing verdicts. */
        int assessed(AlarmKind kind) {
            return kind.isOfAllAnswers() ? answers : answers - hits(AlarmKind.UNSCORED);
        }
    }

    /** All answers of the round. */
    int answers() {
        return clusters.stream().mapToInt(Cluster::answers).sum();
    }

    /** The answers that could have counted against a kind. */
    int assessed(AlarmKind kind) {
        return clusters.stream().mapToInt(cluster -> cluster.assessed(kind)).sum();
    }

    /** Those that count against a kind. */
    int hits(AlarmKind kind) {
        return clusters.stream().mapToInt(cluster -> cluster.hits(kind)).sum();
    }
}
