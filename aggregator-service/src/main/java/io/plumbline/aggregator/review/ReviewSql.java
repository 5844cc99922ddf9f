package io.plumbline.aggregator.review;

import io.plumbline.events.answer.Outcome;

/** The statements about reviewers' labels. */
final class ReviewSql {

    /** Answers without a label, by the small index of answers for review. */
    static final String QUEUE =
            """
            select a.prompt_id from aggregator.answer a
            where a.review and not exists (select from aggregator.answer_label l where l.prompt_id = a.prompt_id)
            group by a.prompt_id order by max(a.scored_at) desc limit :limit
            """;

    static final String WAITING =
            """
            select count(distinct a.prompt_id) from aggregator.answer a
            where a.review and not exists (select from aggregator.answer_label l where l.prompt_id = a.prompt_id)
            """;

    /**
     * Stores the judge's outcome with the label, because it must outlive the answer. A reviewer has one label for an answer. An
     * answer that is stored under two days has the outcome that it got last.
     */
    static final String LABEL =
            """
            insert into aggregator.answer_label (prompt_id, reviewer, label, note, instrument, outcome, labelled_at)
            select distinct on (a.prompt_id) a.prompt_id, :reviewer, :label, :note, s.instrument, a.outcome, now()
            from aggregator.answer a join aggregator.series s on s.id = a.series_id where a.prompt_id = :prompt
            order by a.prompt_id, a.scored_at desc
            on conflict (prompt_id, reviewer) do update set label = excluded.label, note = excluded.note,
                labelled_at = excluded.labelled_at
            """;

    static final String OF_ANSWER =
            """
            select reviewer, label, note, cast(extract(epoch from labelled_at) * 1000 as bigint) as labelled
            from aggregator.answer_label where prompt_id = :prompt order by labelled_at desc
            """;

    /** Labels by the judge's outcome; an answer without a verdict does not measure the judge. */
    static final String AGREEMENT =
            """
            select instrument, label, outcome, count(*) as labels from aggregator.answer_label
            where outcome <> '%s' group by 1, 2, 3
            """
                    .formatted(Outcome.UNSCORED);

    private ReviewSql() {}
}
