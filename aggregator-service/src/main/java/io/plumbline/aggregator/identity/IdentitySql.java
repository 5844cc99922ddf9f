package io.plumbline.aggregator.identity;

/** The statements about comparisons. */
final class IdentitySql {

    /** Returns the ids that were not there. */
    static final String READINGS =
            """
            insert into aggregator.identity_reading (prompt_id, run, question_id, side, answer, first_token, failure,
                answered_at)
            select t.prompt_id, t.run, t.question_id, t.side, t.answer, cast(t.first_token as jsonb), t.failure,
                to_timestamp(t.answered / 1000.0)
            from unnest(cast(:promptId as text[]), cast(:run as text[]), cast(:questionId as text[]),
                    cast(:side as text[]), cast(:answer as text[]), cast(:firstToken as text[]),
                    cast(:failure as text[]), cast(:answered as bigint[]))
                as t (prompt_id, run, question_id, side, answer, first_token, failure, answered)
            on conflict (prompt_id) do nothing
            returning prompt_id
            """;

    /** A release ahead of the clock counts as now, or it would stay the newest for as long as it lies ahead. */
    static final String RUN =
            """
            insert into aggregator.identity_run as r (run, model, revision, baseline, prompt_set, size, partition, answers,
                failed, released_at, expires_at)
            values (:run, :model, :revision, :baseline, :promptSet, :size, :partition, :answers, :failed,
                least(to_timestamp(:released / 1000.0), now()), to_timestamp(:expires / 1000.0))
            on conflict (run) do update set partition = excluded.partition, answers = r.answers + excluded.answers,
                failed = r.failed + excluded.failed
            """;

    /** Comparisons that are complete, and overdue ones. */
    static final String DUE =
            """
            select run from aggregator.identity_run
            where decided_at is null and partition = any (cast(:partitions as integer[]))
                and (answers >= size or expires_at < to_timestamp(:overdue / 1000.0))
            order by released_at, run
            """;

    static final String READINGS_OF_RUN =
            """
            select r.question_id, r.side, r.answer, cast(r.first_token as text) as first_token, i.size
            from aggregator.identity_reading r join aggregator.identity_run i on i.run = r.run
            where r.run = :run and r.failure = '' order by r.prompt_id
            """;

    /**
     * Decides once: of two instances that own the partition, the second one finds no row. The evidence is cast to text first,
     * or it would become a JSON string.
     */
    static final String DECIDE =
            """
            update aggregator.identity_run set decided_at = now(), state = :state, reason = :reason,
                evidence = cast(cast(:evidence as text) as jsonb)
            where run = :run and decided_at is null
            """;

    /** Answers are kept for the newest comparisons only; results stay. */
    static final String FORGET =
            """
            delete from aggregator.identity_reading where run in (
                select run from aggregator.identity_run
                where model = (select model from aggregator.identity_run where run = :run)
                order by released_at desc, run desc offset :kept)
            """;

    static final String COLUMNS =
            """
            select r.run, r.revision, r.baseline, r.prompt_set, r.size, r.answers, r.failed, r.state, r.reason,
                cast(r.evidence as text) as evidence, cast(extract(epoch from r.released_at) * 1000 as bigint) as sent,
                cast(extract(epoch from r.decided_at) * 1000 as bigint) as decided
            """;

    static final String HISTORY = COLUMNS
            + """
            from aggregator.identity_run r where r.model = :model and r.decided_at is not null
            order by r.released_at desc, r.run desc limit :most
            """;

    /** The newest comparison of each model that is still registered with that baseline. */
    static final String LATEST =
            """
            select distinct on (r.model) r.model, r.revision, r.baseline, r.partition, r.state, (
                    select p.state from aggregator.identity_run p
                    where p.model = r.model and p.released_at < r.released_at
                        and p.state in ('DISTINGUISHABLE', 'NOT_DISTINGUISHABLE')
                    order by p.released_at desc, p.run desc limit 1) as before,
                r.run, cast(extract(epoch from r.decided_at) * 1000 as bigint) as decided
            from aggregator.identity_run r join aggregator.model m on m.id = r.model and m.baseline = r.baseline
            where r.decided_at is not null
            order by r.model, r.released_at desc, r.run desc
            """;

    private IdentitySql() {}
}
