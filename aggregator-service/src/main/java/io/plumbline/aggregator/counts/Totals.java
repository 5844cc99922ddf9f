package io.plumbline.aggregator.counts;

import io.plumbline.aggregator.store.StoredSeries;
import io.plumbline.aggregator.watch.WatchTotal;
import io.plumbline.database.Row;
import io.plumbline.events.Series;
import java.time.Instant;
import java.util.List;

/**
 * Rows of the count tables: after a batch the rows that it changed, after an assignment all rows of the partitions. They hold
 * totals, which only grow. Taking the larger of two totals is therefore right in any order of batches and restores, and
 * however often a row arrives.
 *
 * @param series rows of the table series
 * @param questions rows of question_count
 * @param buckets rows of bucket_count
 * @param partitions rows of read_position
 * @param watched rows of watch
 */
public record Totals(
        List<SeriesTotal> series,
        List<QuestionTotal> questions,
        List<BucketTotal> buckets,
        List<PartitionTotal> partitions,
        List<WatchTotal> watched) {

    public Totals {
        series = List.copyOf(series);
        questions = List.copyOf(questions);
        buckets = List.copyOf(buckets);
        partitions = List.copyOf(partitions);
        watched = List.copyOf(watched);
    }

    /**
     * A row of the table series.
     *
     * @param id its primary key
     * @param partition the partition of its newest answer
     * @param lastAnsweredAt its newest answer
     * @param lastScoredAt its newest answer with a verdict; the epoch if it has none
     * @param nextPlace the place that its next answer takes
     */
    public record SeriesTotal(
            long id, Series series, int partition, Instant lastAnsweredAt, Instant lastScoredAt, long nextPlace) {

        public static SeriesTotal of(Row row) {
            return new SeriesTotal(
                    row.number("id"),
                    StoredSeries.of(row),
                    row.integer("partition"),
                    row.instant("last_answered_at"),
                    row.instant("last_scored_at"),
                    row.number("next_place"));
        }
    }

    /** A series' answers to one question with one outcome and reason in one band of alignment. */
    public record QuestionTotal(
            long seriesId, String questionId, String outcome, String reason, int band, long answers) {

        public static QuestionTotal of(Row row) {
            return new QuestionTotal(
                    row.number("series_id"),
                    row.text("question_id"),
                    row.text("outcome"),
                    row.text("reason"),
                    row.integer("band"),
                    row.number("answers"));
        }
    }

    /** A series' answers with one outcome within the five minutes from {@code start} on. */
    public record BucketTotal(long seriesId, Instant start, String outcome, long answers) {

        public static BucketTotal of(Row row) {
            return new BucketTotal(
                    row.number("series_id"), row.instant("bucket"), row.text("outcome"), row.number("answers"));
        }
    }

    /** The records of a partition whose answers were known already. */
    public record PartitionTotal(int partition, long duplicates) {

        public static PartitionTotal of(Row row) {
            return new PartitionTotal(row.integer("partition"), row.number("duplicates"));
        }
    }
}
