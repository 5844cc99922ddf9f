package io.plumbline.aggregator.ledger;

import io.plumbline.aggregator.panel.ReviewRule;
import io.plumbline.events.Score;
import io.plumbline.events.Series;
import io.plumbline.events.answer.Outcome;
import io.plumbline.pipeline.Received;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The answers that one transaction enters.
 *
 * @param answers each prompt id once, in the order of the ids, so two instances lock rows in one order
 * @param partitionOf the partition of each answer, by prompt id
 * @param rankOf number of earlier answers of its series in the batch, by prompt id
 * @param positions how far each partition has been read, by partition
 */
public record AnswerBatch(
        List<AnswerRow> answers,
        Map<String, Integer> partitionOf,
        Map<String, Integer> rankOf,
        List<ReadPosition> positions) {

    /**
     * A series that has answers in the batch.
     *
     * @param series the series
     * @param partition the partition of its newest answer
     * @param lastAnsweredAt its newest answer in the batch; the epoch if all are ahead of the clock
     * @param lastScoredAt its newest answer with a verdict in the batch; the epoch if it has none
     * @param answers number of its answers in the batch
     */
    record SeriesInBatch(Series series, int partition, Instant lastAnsweredAt, Instant lastScoredAt, int answers) {

        SeriesInBatch and(SeriesInBatch other) {
            return new SeriesInBatch(
                    series,
                    other.partition,
                    later(lastAnsweredAt, other.lastAnsweredAt),
                    later(lastScoredAt, other.lastScoredAt),
                    answers + other.answers);
        }

        private static Instant later(Instant one, Instant other) {
            return one.isAfter(other) ? one : other;
        }
    }

    /**
     * How far a partition has been read.
     *
     * @param partition at least 0
     * @param nextOffset the first offset that has not been read
     * @param records records of the batch that were read there, at least 1
     */
    record ReadPosition(int partition, long nextOffset, long records) {

        ReadPosition and(ReadPosition other) {
            return new ReadPosition(partition, Math.max(nextOffset, other.nextOffset), records + other.records);
        }
    }

    private static final Comparator<SeriesInBatch> BY_SERIES = Comparator.comparing(
                    (SeriesInBatch seen) -> seen.series.model())
            .thenComparing(seen -> seen.series.revision())
            .thenComparing(seen -> seen.series.questionSet())
            .thenComparing(seen -> seen.series.variant())
            .thenComparing(seen -> seen.series.instrument())
            .thenComparing(seen -> seen.series.source());

    public AnswerBatch {
        answers = List.copyOf(answers);
        partitionOf = Map.copyOf(partitionOf);
        rankOf = Map.copyOf(rankOf);
        positions = List.copyOf(positions);
    }

    /** The batch of these scores at this moment; the first score of a prompt id counts. */
    public static AnswerBatch of(List<Received<Score>> scores, ReviewRule rule) {
        return of(scores, rule, ClockBound.now(Clock.systemUTC()));
    }

    /** The batch of these scores; the first score of a prompt id counts. */
    static AnswerBatch of(List<Received<Score>> scores, ReviewRule rule, ClockBound clock) {
        Map<String, AnswerRow> answers = new TreeMap<>();
        Map<String, Integer> partitionOf = new HashMap<>();
        Map<String, Integer> rankOf = new HashMap<>();
        Map<Series, Integer> ranks = new HashMap<>();
        Map<Integer, ReadPosition> positions = new TreeMap<>();
        for (Received<Score> score : scores) {
            AnswerRow answer = AnswerRow.of(score.event(), rule, clock);
            if (answers.putIfAbsent(answer.promptId(), answer) == null) {
                partitionOf.put(answer.promptId(), score.partition());
                rankOf.put(answer.promptId(), ranks.merge(answer.series(), 1, Integer::sum) - 1);
            }
            positions.merge(
                    score.partition(), new ReadPosition(score.partition(), score.offset() + 1, 1), ReadPosition::and);
        }
        return new AnswerBatch(
                new ArrayList<>(answers.values()), partitionOf, rankOf, new ArrayList<>(positions.values()));
    }

    /** The series of the answers, in an order that every instance shares. */
    List<SeriesInBatch> series() {
        Map<Series, SeriesInBatch> seen = new LinkedHashMap<>();
        for (AnswerRow answer : answers) {
            seen.merge(answer.series(), seen(answer), SeriesInBatch::and);
        }
        return seen.values().stream().sorted(BY_SERIES).toList();
    }

    /** The days that the answers are stored under. */
    public Set<LocalDate> days() {
        return answers.stream().map(AnswerRow::day).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The answers whose ids were not known before. */
    List<AnswerRow> among(Set<String> newIds) {
        return answers.stream()
                .filter(answer -> newIds.contains(answer.promptId()))
                .toList();
    }

    /** The answers of registered models whose ids were not known before. */
    List<AnswerRow> monitoredAmong(Set<String> newIds) {
        return among(newIds).stream()
                .filter(answer -> !answer.series().isGuest())
                .toList();
    }

    /** Number of records of a partition whose answers were known already. */
    long duplicates(ReadPosition position, Set<String> newIds) {
        long fresh = newIds.stream()
                .filter(id -> partitionOf.get(id) == position.partition())
                .count();
        return position.records() - fresh;
    }

    private SeriesInBatch seen(AnswerRow answer) {
        return new SeriesInBatch(
                answer.series(),
                partitionOf.get(answer.promptId()),
                answer.ahead() ? Instant.EPOCH : answer.answeredAt(),
                answer.ahead() || answer.outcome().equals(Outcome.UNSCORED) ? Instant.EPOCH : answer.scoredAt(),
                1);
    }
}
