package io.plumbline.aggregator.ledger;

import io.plumbline.aggregator.counts.Totals.SeriesTotal;
import io.plumbline.aggregator.detectors.SeriesAnswer;
import io.plumbline.aggregator.watch.NewAnswers;
import io.plumbline.events.Series;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The places of a batch's answers in their series. Places are reserved before it is known which answers are new, so they have
 * gaps; only their order matters.
 */
final class SeriesPositions {

    private final AnswerBatch batch;
    private final Map<Series, Long> ids = new HashMap<>();
    private final Map<Series, Long> first = new HashMap<>();

    private SeriesPositions(AnswerBatch batch) {
        this.batch = batch;
    }

    /** Positions in series whose {@code nextPlace} already lies behind the batch. */
    static SeriesPositions of(List<SeriesTotal> series, AnswerBatch batch) {
        SeriesPositions positions = new SeriesPositions(batch);
        Map<Series, Integer> answers = batch.series().stream()
                .collect(Collectors.toMap(AnswerBatch.SeriesInBatch::series, AnswerBatch.SeriesInBatch::answers));
        for (SeriesTotal total : series) {
            positions.ids.put(total.series(), total.id());
            positions.first.put(total.series(), total.nextPlace() - answers.get(total.series()));
        }
        return positions;
    }

    PlacedAnswer place(AnswerRow answer) {
        Series series = answer.series();
        return new PlacedAnswer(
                answer, ids.get(series), first.get(series) + batch.rankOf().get(answer.promptId()));
    }

    /** New answers by series, as the detectors take them. */
    List<NewAnswers> newAnswers(List<AnswerRow> fresh) {
        Map<Series, List<AnswerRow>> bySeries = fresh.stream().collect(Collectors.groupingBy(AnswerRow::series));
        return bySeries.entrySet().stream()
                .map(entry -> newAnswers(entry.getKey(), entry.getValue()))
                .toList();
    }

    private NewAnswers newAnswers(Series series, List<AnswerRow> answers) {
        List<SeriesAnswer> inOrder = answers.stream()
                .map(answer -> answer.atPlace(place(answer).place()))
                .sorted(Comparator.comparingLong(SeriesAnswer::place))
                .toList();
        Instant released = answers.stream()
                .map(AnswerRow::releasedAt)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return new NewAnswers(ids.get(series), series, released, inOrder);
    }
}
