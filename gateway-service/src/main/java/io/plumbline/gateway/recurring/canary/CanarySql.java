package io.plumbline.gateway.recurring.canary;

final class CanarySql {

    /**
     * Models whose comparison is due. The deployment hash covers the registered fields that decide which model answers; if it
     * changes, a model was rolled out. Labels and windows are not part of it. A model is in use if it is registered, and was
     * registered or probed since {@code :since}.
     */
    private static final String DUE =
            """
            select m.id, m.baseline,
                md5(concat_ws(chr(10), m.revision, m.target, b.id, b.revision, b.target)) as deployment,
                coalesce(c.runs, 0) as runs
            from gateway.registered_model m
                join gateway.registered_model b on b.id = m.baseline
                left join gateway.canary c on c.model = m.id
            where m.deleted_at is null and b.deleted_at is null
                and (c.model is null or c.sent_at < to_timestamp(:every / 1000.0)
                    or c.sent_at < to_timestamp(:pause / 1000.0) and c.deployment
                        <> md5(concat_ws(chr(10), m.revision, m.target, b.id, b.revision, b.target)))
                and (m.registered_at > to_timestamp(:since / 1000.0) or exists (
                    select 1 from gateway.probe_model p join gateway.probe s on s.id = p.probe_id
                    where p.model = m.id and s.created_at > to_timestamp(:since / 1000.0)))
            """;

    static final String ALL_DUE = DUE + " order by m.id";

    static final String ONE_DUE = DUE + " and m.id = :model";

    /** An advisory lock rather than a row lock, so that an unreachable broker cannot block the registry. */
    static final String TURN = "select pg_try_advisory_xact_lock(hashtextextended(cast(:id as text), 0))";

    static final String SENT =
            """
            insert into gateway.canary (model, deployment, runs, sent_at)
            values (:model, :deployment, 1, to_timestamp(:now / 1000.0))
            on conflict (model) do update set deployment = excluded.deployment, runs = canary.runs + 1,
                sent_at = excluded.sent_at
            """;

    private CanarySql() {}
}
