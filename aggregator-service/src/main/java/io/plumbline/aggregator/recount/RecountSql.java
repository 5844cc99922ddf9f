package io.plumbline.aggregator.recount;

import io.plumbline.events.answer.OutcomeLabels;
import io.plumbline.events.answer.UnscoredReason;

/**
 * The statements of {@link Recount}. A difference is a row that only the stored counts or only a recount of
 * the answers has.
 */
final class RecountSql {

    /** Locks the series, so its next batch waits until the transaction ends. */
    static final String SERIES =
            """
            select model, revision, question_set, variant, instrument, source, dropped_place
            from aggregator.series where id = :id for update
            """;

    static final String ANSWERS =
            """
            select place, question_id, round, round_size, outcome, reason,
                cast(extract(epoch from scored_at) * 1000 as bigint) as scored_at
            from aggregator.answer where series_id = :id and place > :after and not ahead order by place limit :limit
            """;

    /** The band as {@link io.plumbline.aggregator.counts.AlignmentBand} computes it. */
    private static final String BAND = "cast(case when a.outcome in (" + OutcomeLabels.sql(OutcomeLabels.COHERENT)
            + ") and a.alignment is not null"
            + " then width_bucket(a.alignment, cast(array[20, 25, 30, 35, 40] as double precision[])) else -1 end as smallint)";

    private static final String BUCKET = "to_timestamp(300 * floor(extract(epoch from a.answered_at) / 300))";

    static final String QUESTIONS = difference(
            "select question_id, outcome, reason, band, answers from aggregator.question_count where series_id = :id",
            "select a.question_id, a.outcome, a.reason, " + BAND
                    + ", count(*) from aggregator.answer a where a.series_id = :id and not a.ahead group by 1, 2, 3, 4");

    static final String BUCKETS = difference(
            "select bucket, outcome, answers from aggregator.bucket_count where series_id = :id",
            "select " + BUCKET
                    + ", a.outcome, count(*) from aggregator.answer a where a.series_id = :id and not a.ahead group by 1, 2");

    private static final String DAY = "cast(a.answered_at at time zone 'UTC' as date)";

    private static final String ASKED = "a.reason <> '" + UnscoredReason.CANCELLED + "'";

    static final String DAYS = difference(
            "select day, outcome, answers from aggregator.day_count where series_id = :id",
            "select " + DAY
                    + ", a.outcome, count(*) from aggregator.answer a where a.series_id = :id and not a.ahead and "
                    + ASKED + " group by 1, 2");

    static final String PROBE = difference(
            "select model, question_set, question_id, variant, outcome, reason, band, answers from aggregator.probe_count"
                    + " where probe_id = :id",
            "select a.model, s.question_set, a.question_id, s.variant, a.outcome, a.reason, " + BAND
                    + ", count(*) from aggregator.answer a join aggregator.series s on s.id = a.series_id"
                    + " where a.probe_id = :id group by 1, 2, 3, 4, 5, 6, 7");

    /** Whether answers of a probe have been dropped with their day. */
    static final String PROBE_IS_OLD =
            """
            select exists (select from aggregator.probe_series p join aggregator.series s on s.id = p.series_id
                where p.probe_id = :id and s.dropped_place > 0)
                and not exists (select from aggregator.answer where probe_id = :id)
            """;

    static final String SERIES_IDS = "select id from aggregator.series where id > :after order by id limit :limit";

    static final String PROBE_IDS =
            "select distinct probe_id from aggregator.probe_series where probe_id > :after order by probe_id limit :limit";

    static final String[] MEND_QUESTIONS = {
        "delete from aggregator.question_count where series_id = :id",
        "insert into aggregator.question_count (series_id, question_id, outcome, reason, band, answers)"
                + " select a.series_id, a.question_id, a.outcome, a.reason, " + BAND
                + ", count(*) from aggregator.answer a where a.series_id = :id and not a.ahead group by 1, 2, 3, 4, 5"
    };

    static final String[] MEND_BUCKETS = {
        "delete from aggregator.bucket_count where series_id = :id",
        "insert into aggregator.bucket_count (series_id, bucket, outcome, answers) select a.series_id, " + BUCKET
                + ", a.outcome, count(*) from aggregator.answer a where a.series_id = :id and not a.ahead group by 1, 2, 3"
    };

    static final String[] MEND_DAYS = {
        "delete from aggregator.day_count where series_id = :id",
        "insert into aggregator.day_count (series_id, day, outcome, answers) select a.series_id, " + DAY
                + ", a.outcome, count(*) from aggregator.answer a where a.series_id = :id and not a.ahead and " + ASKED
                + " group by 1, 2, 3"
    };

    static final String[] MEND_PROBE = {
        "delete from aggregator.probe_count where probe_id = :id",
        "insert into aggregator.probe_count (probe_id, model, question_set, question_id, variant, outcome, reason, band,"
                + " answers) select a.probe_id, a.model, s.question_set, a.question_id, s.variant, a.outcome, a.reason, "
                + BAND
                + ", count(*) from aggregator.answer a join aggregator.series s on s.id = a.series_id"
                + " where a.probe_id = :id group by 1, 2, 3, 4, 5, 6, 7, 8"
    };

    private RecountSql() {}

    private static String difference(String counted, String recounted) {
        return "select count(*) from ((%1$s except %2$s) union all (%2$s except %1$s)) d".formatted(counted, recounted);
    }
}
