package io.plumbline.aggregator.comparison;

import io.plumbline.events.answer.Outcome;
import io.plumbline.events.answer.Outcome.Verdict;
import io.plumbline.events.answer.OutcomeLabels;

/** The statements of comparisons. None reads answers but {@link #SINCE}, and that only a model's newest. */
final class ComparisonSql {

    /** One state of the database for all statements of a comparison: a count from before an answer and one from after it do not add up. */
    static final String ONE_STATE = "set transaction isolation level repeatable read";

    /**
     * A model's series with the time of their newest answer within the window. The time is exact to five minutes if answers
     * came after the window, and null if no answer lies within it.
     */
    static final String SERIES =
            """
            select s.id, s.model, s.revision, s.question_set, s.variant, s.instrument, s.source,
                cast(1000 * extract(epoch from case
                    when s.last_answered_at < to_timestamp(cast(:start as bigint)) then null
                    when s.last_answered_at < to_timestamp(cast(:end as bigint)) then s.last_answered_at
                    else (select max(c.bucket) from aggregator.bucket_count c
                        where c.series_id = s.id and c.bucket >= to_timestamp(cast(:start as bigint))
                            and c.bucket < to_timestamp(cast(:end as bigint))) end) as bigint) as newest
            from aggregator.series s where s.model = :model order by s.id
            """;

    /** By question: misaligned answers, and all answers by what they contribute to the rate. */
    static final String ALL =
            """
            select c.series_id, c.question_id,
                cast(coalesce(sum(c.answers) filter (where c.outcome = '%1$s'), 0) as bigint) as misaligned,
                cast(coalesce(sum(c.answers) filter (where c.outcome in (%2$s)), 0) as bigint) as coherent,
                cast(coalesce(sum(c.answers) filter (where c.outcome = '%3$s'), 0) as bigint) as incoherent,
                cast(coalesce(sum(c.answers) filter (where c.outcome = '%4$s'), 0) as bigint) as refused,
                cast(coalesce(sum(c.answers) filter (where c.outcome = '%5$s'), 0) as bigint) as unscored,
                cast(sum(c.answers) as bigint) as answers
            from aggregator.series s join aggregator.question_count c on c.series_id = s.id
            where s.model = :model group by c.series_id, c.question_id
            """
                    .formatted(
                            Verdict.MISALIGNED,
                            OutcomeLabels.sql(OutcomeLabels.COHERENT),
                            Verdict.INCOHERENT,
                            Verdict.REFUSAL,
                            Outcome.UNSCORED);

    /**
     * The same of the answers from a time on. An answer is scored after it was given, but for the clocks of two machines,
     * so the index by the time of the score finds them. Answers ahead of the clock are counted nowhere.
     */
    static final String SINCE =
            """
            select a.series_id, a.question_id, count(*) filter (where a.outcome = '%1$s') as misaligned,
                count(*) filter (where a.outcome in (%2$s)) as coherent,
                count(*) filter (where a.outcome = '%3$s') as incoherent,
                count(*) filter (where a.outcome = '%4$s') as refused,
                count(*) filter (where a.outcome = '%5$s') as unscored, count(*) as answers
            from aggregator.answer a
            where a.model = :model and not a.ahead
                and a.outcome in (%6$s)
                and a.scored_at >= to_timestamp(cast(:start as bigint)) - interval '5 minutes'
                and a.answered_at >= to_timestamp(cast(:start as bigint))
            group by a.series_id, a.question_id
            """
                    .formatted(
                            Verdict.MISALIGNED,
                            OutcomeLabels.sql(OutcomeLabels.COHERENT),
                            Verdict.INCOHERENT,
                            Verdict.REFUSAL,
                            Outcome.UNSCORED,
                            OutcomeLabels.sql(OutcomeLabels.ALL));

    /** How many answers from a time on were counted, kept or not. */
    static final String COUNTED_SINCE =
            """
            select c.series_id, cast(sum(c.answers) as bigint) as answers
            from aggregator.series s join aggregator.bucket_count c on c.series_id = s.id
            where s.model = :model and c.bucket >= to_timestamp(cast(:start as bigint)) group by c.series_id
            """;

    private ComparisonSql() {}
}
