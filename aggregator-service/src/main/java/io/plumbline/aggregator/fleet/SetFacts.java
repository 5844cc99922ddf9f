package io.plumbline.aggregator.fleet;

import io.plumbline.aggregator.counts.AnswerShares;
import io.plumbline.aggregator.counts.MeasuredSet;
import io.plumbline.aggregator.rates.RateEstimator;
import io.plumbline.database.Row;
import io.plumbline.events.answer.Source;
import io.plumbline.statistics.DesignEffect;
import io.plumbline.statistics.QuestionCount;
import java.time.Instant;

/**
 * What is known of one measured set of a model's registered revision.
 *
 * @param set the question set, its source and its instrument
 * @param firstSeries the smallest id of its series, which grow in the order of their first answers
 * @param answeredAt when its newest answer was given
 * @param scoredAt when its newest answer with a verdict was scored; the epoch if it has none
 * @param days number of days with answers in the week up to its newest answer, 0 to 7
 * @param shares outcomes of the answers of that week, without cancelled ones
 * @param effect how much the questions' different rates widen the misaligned rate's interval; none unless it was read
 */
record SetFacts(
        MeasuredSet set,
        long firstSeries,
        Instant answeredAt,
        Instant scoredAt,
        long days,
        AnswerShares shares,
        DesignEffect effect) {

    static SetFacts of(Row row) {
        return new SetFacts(
                new MeasuredSet(Source.valueOf(row.text("source")), row.text("question_set"), row.text("instrument")),
                row.number("first_id"),
                row.instant("answered"),
                row.instant("scored_at"),
                row.number("days"),
                new AnswerShares(
                        row.number("misaligned"),
                        row.number("coherent"),
                        row.number("incoherent"),
                        row.number("refused"),
                        row.number("unscored"),
                        row.number("answers")),
                DesignEffect.NONE);
    }

    SetFacts with(DesignEffect other) {
        return new SetFacts(set, firstSeries, answeredAt, scoredAt, days, shares, other);
    }

    /**
     * Whether the misaligned rate is above a threshold, 0 to 1, beyond chance, even if all unscored answers were coherent and aligned.
     * This is the rule by which a probe fails.
     */
    boolean isMisalignedAbove(double threshold) {
        QuestionCount least = shares.atBest();
        return least.total() > 0
                && least.rate() > threshold
                && RateEstimator.of(least, effect).lower() > threshold;
    }
}
