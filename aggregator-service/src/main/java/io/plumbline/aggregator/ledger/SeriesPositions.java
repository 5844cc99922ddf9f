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
 * In which order a batch's answers stand in their series. Places are taken before it is known which answers are new, so there
 * are gaps; nothing but their order matters.
 */
final class SeriesPositions {

    private final AnswerBatch batch;
    private final Map<Series, Long> ids = new HashMap<>();
    private final Map<Series, Long> first = new HashMap<>();

    private SeriesPositions(AnswerBatch batch) {
        this.batch = batch;
    }

    /** Of series whose next places already lie behind the batch. */
    static SeriesPositions of(List<SeriesTotal> series, AnswerBatch batch) {
        SeriesPositions places = new SeriesPositions(batch);
        Map<Series, Integer> answers = batch.series().stream()
                .collect(Collectors.toMap(AnswerBatch.SeriesInBatch::series, AnswerBatch.SeriesInBatch::answers));
        for (SeriesTotal total : series) {
            places.ids.put(total.series(), total.id());
            places.first.put(total.series(), total.nextPlace() - answers.get(total.series()));
        }
        return places;
    }

    long seriesId(AnswerRow answer) {
        return ids.get(answer.series());
    }

    long of(AnswerRow answer) {
        return first.get(answer.series()) + batch.rankOf().get(answer.promptId());
    }

    /** The answers by series, as the detectors want to see them. */
    List<NewAnswers> shown(List<AnswerRow> fresh) {
        Map<Series, List<AnswerRow>> bySeries = fresh.stream().collect(Collectors.groupingBy(AnswerRow::series));
        return bySeries.entrySet().stream()
                .map(entry -> shown(entry.getKey(), entry.getValue()))
                .toList();
    }

    private NewAnswers shown(Series series, List<AnswerRow> answers) {
        List<SeriesAnswer> sightings = answers.stream()
                .map(answer -> answer.sighting(of(answer)))
                .sorted(Comparator.comparingLong(SeriesAnswer::place))
                .toList();
        Instant released = answers.stream()
                .map(AnswerRow::releasedAt)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return new NewAnswers(ids.get(series), series, released, sightings);
    }
}
