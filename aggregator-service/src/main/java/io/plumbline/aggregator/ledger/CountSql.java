package io.plumbline.aggregator.ledger;

/** The statement of {@link CountLedger}. */
final class CountSql {

    /**
     * One statement for all tables of counts, because the round trip of a statement costs more than its work on the server.
     * Rows of each table are written in the order of their keys, so two instances never wait for each other in a circle. Each
     * row of the result fills the columns of its own table and leaves the others null.
     */
    static final String COUNTS =
            """
            with fresh as (
                select * from unnest(cast(:seriesId as bigint[]), cast(:probeId as text[]), cast(:model as text[]),
                        cast(:questionSet as text[]), cast(:variant as text[]), cast(:questionId as text[]),
                        cast(:outcome as text[]), cast(:reason as text[]), cast(:band as integer[]),
                        cast(:bucket as bigint[]), cast(:label as text[]), cast(:ahead as boolean[]))
                    as t (series_id, probe_id, model, question_set, variant, question_id, outcome, reason, band, bucket, label,
                        ahead)),
            probes as (
                insert into aggregator.probe_count as c (probe_id, model, question_set, question_id, variant, outcome,
                    reason, band, answers)
                select probe_id, model, question_set, question_id, variant, outcome, reason, band, count(*)
                from fresh group by 1, 2, 3, 4, 5, 6, 7, 8 order by 1, 2, 3, 4, 5, 6, 7, 8
                on conflict (probe_id, model, question_set, question_id, variant, outcome, reason, band)
                    do update set answers = c.answers + excluded.answers),
            probe_series as (
                insert into aggregator.probe_series as p (probe_id, series_id, scored)
                select probe_id, series_id, bool_or(outcome <> :unscored) from fresh group by 1, 2 order by 1, 2
                on conflict (probe_id, series_id) do update set scored = true where excluded.scored and not p.scored),
            labels as (
                insert into aggregator.label_count as c (probe_id, series_id, question_id, label, answers)
                select probe_id, series_id, question_id, label, count(*)
                from fresh where label <> '' group by 1, 2, 3, 4 order by 1, 2, 3, 4
                on conflict (probe_id, series_id, question_id, label) do update set answers = c.answers + excluded.answers),
            questions as (
                insert into aggregator.question_count as c (series_id, question_id, outcome, reason, band, answers)
                select series_id, question_id, outcome, reason, band, count(*)
                from fresh where not ahead group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5
                on conflict (series_id, question_id, outcome, reason, band)
                    do update set answers = c.answers + excluded.answers
                returning series_id, question_id, outcome, reason, band, answers),
            buckets as (
                insert into aggregator.bucket_count as c (series_id, bucket, outcome, answers)
                select series_id, to_timestamp(bucket / 1000.0), outcome, count(*)
                from fresh where not ahead group by 1, 2, 3 order by 1, 2, 3
                on conflict (series_id, bucket, outcome) do update set answers = c.answers + excluded.answers
                returning series_id, cast(extract(epoch from bucket) * 1000 as bigint) as bucket, outcome, answers),
            days as (
                insert into aggregator.day_count as c (series_id, day, outcome, answers)
                select series_id, cast(to_timestamp(bucket / 1000.0) at time zone 'UTC' as date), outcome, count(*)
                from fresh where not ahead and reason <> :cancelled group by 1, 2, 3 order by 1, 2, 3
                on conflict (series_id, day, outcome) do update set answers = c.answers + excluded.answers),
            positions as (
                insert into aggregator.read_position as p (partition, next_offset, duplicates)
                select * from unnest(cast(:partition as integer[]), cast(:nextOffset as bigint[]),
                    cast(:duplicates as bigint[]))
                on conflict (partition) do update
                    set next_offset = greatest(p.next_offset, excluded.next_offset),
                        duplicates = p.duplicates + excluded.duplicates
                returning partition, duplicates)
            select series_id, question_id, outcome, reason, band, answers, cast(null as bigint) as bucket,
                cast(null as integer) as partition, cast(null as bigint) as duplicates from questions
            union all select series_id, null, outcome, null, null, answers, bucket, null, null from buckets
            union all select null, null, null, null, null, null, null, partition, duplicates from positions
            """;

    private CountSql() {}
}
