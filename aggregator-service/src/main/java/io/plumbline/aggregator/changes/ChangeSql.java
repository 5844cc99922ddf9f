package io.plumbline.aggregator.changes;

/** The statements about changes. */
final class ChangeSql {

    /** Inserts values that are new, and returns the others. Nearly always all values are known, and the statement only reads. */
    static final String OBSERVED =
            """
            with seen as (
                select t.*, exists (
                    select from aggregator.sighting s
                    where s.model = t.model and s.kind = t.kind and s.revision = t.revision and s.value = t.value) as known
                from unnest(cast(:model as text[]), cast(:kind as text[]), cast(:revision as text[]),
                        cast(:value as text[]), cast(:seen as bigint[]), cast(:promptId as text[]),
                        cast(:partition as integer[]))
                    as t (model, kind, revision, value, seen, prompt_id, partition)),
            added as (
                insert into aggregator.sighting (model, kind, revision, value, seen_at, prompt_id, partition)
                select n.model, n.kind, n.revision, n.value, to_timestamp(n.seen / 1000.0), n.prompt_id, n.partition
                from (
                    select *, row_number() over (partition by model, kind order by seen, revision, value) as place
                    from seen where not known) n
                where n.place + (
                    select count(*) from aggregator.sighting s
                    where s.model = n.model and s.kind = n.kind and s.noted_at > now() - interval '1 day') <= :most
                order by n.model, n.kind, n.revision, n.value
                on conflict (model, kind, revision, value) do nothing)
            select model, kind, revision, value from seen where known
            """;

    /** The first value of a revision is its beginning, not a change. */
    static final String MARKERS =
            """
            select kind, revision, before, value, cast(extract(epoch from seen_at) * 1000 as bigint) as first_seen, prompt_id
            from (
                select s.*, lag(value) over (partition by kind, revision order by seen_at, value) as before
                from aggregator.sighting s where model = :model) known
            where before is not null
            order by seen_at desc, kind, value limit :most
            """;

    static final String COUNTS =
            """
            select model, kind, max(partition) as partition, count(*) - count(distinct revision) as changes
            from aggregator.sighting s
            where not exists (select from aggregator.deleted_model d where d.id = s.model)
            group by model, kind
            """;

    private ChangeSql() {}
}
