package io.plumbline.aggregator.fleet;

import io.plumbline.aggregator.counts.AnswerShares;
import io.plumbline.aggregator.counts.MeasuredSet;
import io.plumbline.database.Row;
import io.plumbline.events.answer.Source;
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
 */
record SetFacts(
        MeasuredSet set, long firstSeries, Instant answeredAt, Instant scoredAt, long days, AnswerShares shares) {

    static SetFacts of(Row row) {
        return new SetFacts(
                new MeasuredSet(Source.valueOf(row.text("source")), row.text("question_set"), row.text("instrument")),
                row.number("first_id"),
                row.instant("answered"),
                row.instant("scored_at"),
                row.number("days"),
                new AnswerShares(
                        row.number("coherent"),
                        row.number("incoherent"),
                        row.number("refused"),
                        row.number("unscored"),
                        row.number("answers")));
    }
}
