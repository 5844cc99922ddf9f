package io.plumbline.aggregator.counts;

import io.plumbline.aggregator.watch.WatchTotal;
import io.plumbline.database.Row;
import io.plumbline.database.Rows;
import io.plumbline.events.Series;
import io.plumbline.events.answer.Source;
import java.time.Instant;
import java.util.List;

/**
 * Rows of the count tables as they stand: after a batch the rows it changed, after an assignment all rows of the
 * partitions. They hold totals, not increments, and totals only grow; so taking the larger of two brings the same result in
 * whatever order rows of batches and of restores arrive, and however often.
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

    /** A series, where it was read, its newest times, and the place that its next answer takes. */
    public record SeriesTotal(
            long id, Series series, int partition, Instant lastAnsweredAt, Instant lastScoredAt, long nextPlace) {

        public static SeriesTotal of(Object[] row) {
            return new SeriesTotal(
                    Rows.number(row[0]),
                    new Series(
                            (String) row[1],
                            (String) row[2],
                            (String) row[3],
                            (String) row[4],
                            (String) row[5],
                            Source.valueOf((String) row[6])),
                    (int) Rows.number(row[7]),
                    Rows.instant(row[8]),
                    Rows.instant(row[9]),
                    Rows.number(row[10]));
        }
    }

    /** A series' answers to one question with one outcome and reason in one band of alignment. */
    public record QuestionTotal(
            long seriesId, String questionId, String outcome, String reason, int band, long answers) {

        public static QuestionTotal of(Object[] row) {
            return new QuestionTotal(
                    Rows.number(row[0]),
                    (String) row[1],
                    (String) row[2],
                    (String) row[3],
                    (int) Rows.number(row[4]),
                    Rows.number(row[5]));
        }
    }

    /** A series' answers with one outcome within the five minutes from {@code start} on. */
    public record BucketTotal(long seriesId, Instant start, String outcome, long answers) {

        public static BucketTotal of(Object[] row) {
            return new BucketTotal(Rows.number(row[0]), Rows.instant(row[1]), (String) row[2], Rows.number(row[3]));
        }
    }

    /** Records of a partition that brought nothing new. */
    public record PartitionTotal(int partition, long duplicates) {

        public static PartitionTotal of(Row row) {
            return new PartitionTotal(row.integer("partition"), row.number("duplicates"));
        }
    }
}
