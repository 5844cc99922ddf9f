package io.plumbline.aggregator.ledger;

import io.plumbline.aggregator.detectors.SeriesAnswer;
import io.plumbline.aggregator.panel.ReviewRule;
import io.plumbline.database.Storable;
import io.plumbline.events.Prompt;
import io.plumbline.events.Score;
import io.plumbline.events.Series;
import io.plumbline.events.answer.Outcome;
import io.plumbline.events.judging.Label;
import io.plumbline.events.judging.Reading;
import io.plumbline.events.judging.Rubric;
import io.plumbline.events.prompt.Round;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * A scored answer with the values that are counted or compared, each as it is stored. Values that are only stored are taken
 * from the score by {@link AnswerColumns}.
 *
 * @param promptId identity of the answer
 * @param series the series that the answer belongs to
 * @param probeId the probe of the prompt
 * @param questionId the question's id as in its file
 * @param round the round of the answer; empty if questions are not asked in rounds
 * @param outcome name of the verdict, or UNSCORED
 * @param reason why there is no verdict; empty if there is a verdict
 * @param alignment points, 0 to 100; null without a reading
 * @param label the label of the rubric that the judge chose; empty if it chose none
 * @param ahead whether one of its times lies ahead of the aggregator's clock; such an answer is stored and counted in its probe
 *     alone
 * @param review whether the judges disagree so much that a person should look at the answer
 * @param score the whole score, with texts as they were sent
 */
public record AnswerRow(
        String promptId,
        Series series,
        String probeId,
        String questionId,
        Optional<Round> round,
        String outcome,
        String reason,
        Double alignment,
        String label,
        boolean ahead,
        boolean review,
        Score score) {

    private static final int LONGEST_LABEL = 200;

    static AnswerRow of(Score score, ReviewRule rule, ClockBound clock) {
        Prompt prompt = score.prompt();
        Optional<Outcome.Unscored> unscored = score.outcome().fold(verdict -> Optional.empty(), Optional::of);
        return new AnswerRow(
                Storable.text(prompt.id()),
                series(score),
                Storable.text(prompt.probeId()),
                Storable.text(prompt.questionId()),
                prompt.round().map(round -> new Round(Storable.text(round.id()), round.size())),
                score.outcome().label(),
                unscored.map(none -> none.reason().name()).orElse(""),
                points(score, Rubric.ALIGNED),
                label(score),
                clock.isAhead(score),
                rule.marks(score),
                score);
    }

    /** Only words of the rubric's closed set are labels, so a judge cannot add rows to the counts. */
    private static String label(Score score) {
        Rubric first = score.prompt().judging().rubrics().get(0);
        String reply = score.reading(first.metric()).map(Reading::said).orElse("");
        return first.labels().stream()
                .map(Label::word)
                .filter(reply::equals)
                .findFirst()
                .map(word -> Storable.text(word.substring(0, Math.min(word.length(), LONGEST_LABEL))))
                .orElse("");
    }

    private static Series series(Score score) {
        Series series = Series.of(score);
        return new Series(
                Storable.text(series.model()),
                Storable.text(series.revision()),
                Storable.text(series.questionSet()),
                Storable.text(series.variant()),
                Storable.text(series.instrument()),
                series.source());
    }

    /** The points of a metric, 0 to 100; null without a reading. */
    static Double points(Score score, String metric) {
        return score.reading(metric)
                .flatMap(reading -> reading.points().stream().boxed().findFirst())
                .orElse(null);
    }

    /** The day in UTC on which the probe was submitted: it names the table partition of the answer. */
    LocalDate day() {
        return LocalDate.ofInstant(score.prompt().origin(), ZoneOffset.UTC);
    }

    /** When the prompt was released. */
    Instant releasedAt() {
        return score.prompt().releasedAt();
    }

    /** When the model's answer was complete. */
    Instant answeredAt() {
        return score.completion().completedAt();
    }

    /** When the answer got its outcome. */
    Instant scoredAt() {
        return score.scoredAt();
    }

    /** Whether a panel of further judges voted on the answer. */
    public boolean hasPanel() {
        return !score.panel().isEmpty();
    }

    /** The answer as the detectors see it, at its place in the series. */
    SeriesAnswer atPlace(long place) {
        return new SeriesAnswer(place, questionId, round, outcome, reason, scoredAt());
    }
}
