package io.plumbline.aggregator.ledger;

import io.plumbline.aggregator.detectors.SeriesAnswer;
import io.plumbline.aggregator.panel.ReviewRule;
import io.plumbline.database.Storable;
import io.plumbline.events.Prompt;
import io.plumbline.events.Round;
import io.plumbline.events.Score;
import io.plumbline.events.Series;
import io.plumbline.events.answer.Answered;
import io.plumbline.events.answer.CallResult;
import io.plumbline.events.answer.Outcome;
import io.plumbline.events.judging.Label;
import io.plumbline.events.judging.Reading;
import io.plumbline.events.judging.Rubric;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * A scored answer as it is stored; every text in it can be.
 *
 * @param promptId identity of the answer
 * @param series what it may be pooled with
 * @param probeId the probe that asked
 * @param questionId the question's id as in its file
 * @param round the round that it is part of; null where questions come as they come
 * @param roundSize prompts of the series in that round; null without a round
 * @param question as the judge was told it
 * @param answer null where there is none
 * @param reasoning null where the provider shows none
 * @param outcome name of the verdict, or UNSCORED
 * @param reason why there is no verdict; empty where there is one
 * @param detail the reason in words; null where there is a verdict
 * @param alignment points, 0 to 100; null where there is no reading
 * @param coherence points, 0 to 100; null where there is no reading
 * @param readings what the judge said, as JSON
 * @param servedModel the name in the reply; null without a reply
 * @param systemFingerprint null where the provider sends none
 * @param finishReason null without a reply
 * @param attempts calls made to the model
 * @param createdAt when its probe was submitted: the day of it, in UTC, is where the answer is stored
 * @param releasedAt when the prompt was released
 * @param answeredAt when the answer was there
 * @param scoredAt when it had its outcome
 * @param panel what further judges said, as JSON; null where no panel saw it
 * @param review whether its judges disagree so much that a person should look at it
 * @param label which of the rubric's labels its judge chose; empty where it has none, or the judge chose none
 */
public record AnswerRow(
        String promptId,
        Series series,
        String probeId,
        String questionId,
        String round,
        Integer roundSize,
        String question,
        String answer,
        String reasoning,
        String outcome,
        String reason,
        String detail,
        Double alignment,
        Double coherence,
        String readings,
        String servedModel,
        String systemFingerprint,
        String finishReason,
        int attempts,
        Instant createdAt,
        Instant releasedAt,
        Instant answeredAt,
        Instant scoredAt,
        String panel,
        boolean review,
        String label) {

    private static final int LONGEST_LABEL = 200;

    /** The row of a score. */
    static AnswerRow of(Score score, ReviewRule rule) {
        Prompt prompt = score.prompt();
        CallResult result = score.completion().result();
        Optional<Outcome.Unscored> unscored = score.outcome().fold(verdict -> Optional.empty(), Optional::of);
        return new AnswerRow(
                Storable.text(prompt.id()),
                series(score),
                Storable.text(prompt.probeId()),
                Storable.text(prompt.questionId()),
                Storable.text(prompt.round().map(Round::id)),
                prompt.round().map(Round::size).orElse(null),
                Storable.text(prompt.question()),
                ofAnswer(result, answered -> Optional.of(answered.text())),
                ofAnswer(result, Answered::reasoning),
                score.outcome().label(),
                unscored.map(none -> none.reason().name()).orElse(""),
                Storable.text(unscored.map(Outcome.Unscored::detail)),
                points(score, Rubric.ALIGNED),
                points(score, Rubric.COHERENT),
                Storable.json(score.readings()),
                ofAnswer(result, answered -> Optional.of(answered.servedModel())),
                ofAnswer(result, Answered::systemFingerprint),
                ofAnswer(result, answered -> Optional.of(answered.finishReason())),
                result.attempts(),
                prompt.origin(),
                prompt.releasedAt(),
                score.completion().completedAt(),
                score.scoredAt(),
                score.panel().isEmpty() ? null : Storable.json(score.panel()),
                rule.marks(score),
                label(score));
    }

    /** Only words of the rubric's closed set are labels, so that a judge cannot make rows. */
    private static String label(Score score) {
        Rubric first = score.prompt().judging().rubrics().get(0);
        String said = score.reading(first.metric()).map(Reading::said).orElse("");
        return first.labels().stream()
                .map(Label::word)
                .filter(said::equals)
                .findFirst()
                .map(word -> Storable.text(word.substring(0, Math.min(word.length(), LONGEST_LABEL))))
                .orElse("");
    }

    /** The day in whose partition it is stored. */
    LocalDate day() {
        return LocalDate.ofInstant(createdAt, ZoneOffset.UTC);
    }

    /** The answer as the detectors see it, at its place in the series. */
    SeriesAnswer sighting(long place) {
        return new SeriesAnswer(
                place,
                questionId,
                Optional.ofNullable(round).map(id -> new Round(id, roundSize)),
                outcome,
                reason,
                scoredAt);
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

    private static String ofAnswer(CallResult result, Function<Answered, Optional<String>> part) {
        return Storable.text(result.fold(part, failed -> Optional.empty()));
    }

    private static Double points(Score score, String metric) {
        OptionalDouble points = score.reading(metric).map(Reading::points).orElse(OptionalDouble.empty());
        return points.isPresent() ? points.getAsDouble() : null;
    }
}
