package io.plumbline.aggregator.answers;

import io.plumbline.aggregator.rates.SeriesFilter;
import io.plumbline.events.answer.OutcomeLabels;

/**
 * The statement of a query. Each group of answers that stand together in an index (a model's with one outcome; under WORST
 * a model's) gives its first answers behind the cursor, and the first of all those are the page: so a page reads a
 * few hundred index entries, whatever the number of answers.
 */
final class AnswerSql {

    /** Texts of one answer. Without {@code offset 0} the planner may read all texts of all days at once. */
    private static final String TEXTS =
            "select * from aggregator.answer_text x where x.prompt_id = a.prompt_id and x.day = a.day offset 0";

    private AnswerSql() {}

    static String of(AnswerSearch query) {
        boolean newest = query.order() == AnswerOrder.NEWEST;
        return "select " + StoredDocument.COLUMNS
                + "from (" + groups(query.filter(), newest) + ") g cross join lateral ("
                + "select * from aggregator.answer a where " + conditions(query, newest)
                + " order by " + order(newest) + " limit :limit) a"
                + " join aggregator.series s on s.id = a.series_id"
                + " left join lateral (" + TEXTS + ") t on true order by "
                + order(newest) + " limit :limit";
    }

    /** A probe's groups are known from its counts. */
    private static String groups(AnswerSearch.Filter filter, boolean newest) {
        String columns = newest ? "model, outcome" : "model";
        if (filter.probe() == null) {
            return "select distinct " + columns
                    + " from (select cast(:model as text) as model, unnest(cast(:outcomes as text[])) as outcome) o";
        }
        return "select distinct " + columns + " from aggregator.probe_count where probe_id = :probe"
                + " and outcome = any (cast(:outcomes as text[]))"
                + (filter.model() == null ? "" : " and model = :model");
    }

    private static String conditions(AnswerSearch query, boolean newest) {
        AnswerSearch.Filter filter = query.filter();
        return "a.model = g.model"
                + (newest
                        ? " and a.outcome = g.outcome"
                                + " and (a.scored_at, a.prompt_id) < (to_timestamp(cast(:rank as double precision) / 1000.0), :promptId)"
                        : " and a.outcome in (" + OutcomeLabels.sql(OutcomeLabels.COHERENT) + ")"
                                + " and a.outcome = any (cast(:outcomes as text[]))"
                                + " and (a.alignment, a.prompt_id) > (cast(:rank as double precision), :promptId)")
                + (filter.probe() == null ? "" : " and a.probe_id = :probe")
                + (filter.forReview() ? " and a.review" : "")
                + (filter.question() == null ? "" : " and a.question_id = :question")
                + (query.from().isEmpty() ? "" : " and a.scored_at >= to_timestamp(cast(:from as bigint) / 1000.0)")
                + (query.to().isEmpty() ? "" : " and a.scored_at < to_timestamp(cast(:to as bigint) / 1000.0)")
                + series(filter.series());
    }

    private static String series(SeriesFilter filter) {
        String wanted = wanted("revision", "revision", filter.revision())
                + wanted("question_set", "questionSet", filter.questionSet())
                + wanted("variant", "variant", filter.variant())
                + wanted("instrument", "instrument", filter.instrument())
                + wanted("source", "source", filter.source());
        return wanted.isEmpty()
                ? ""
                : " and a.series_id in (select v.id from aggregator.series v where v.model = g.model" + wanted + ")";
    }

    private static String wanted(String column, String parameter, String value) {
        return value == null ? "" : " and v." + column + " = :" + parameter;
    }

    private static String order(boolean newest) {
        return newest ? "a.scored_at desc, a.prompt_id desc" : "a.alignment, a.prompt_id";
    }
}
