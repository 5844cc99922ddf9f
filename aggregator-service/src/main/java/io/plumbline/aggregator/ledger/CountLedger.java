package io.plumbline.aggregator.ledger;

import io.plumbline.aggregator.counts.AlignmentBand;
import io.plumbline.aggregator.counts.Buckets;
import io.plumbline.aggregator.counts.Totals.BucketTotal;
import io.plumbline.aggregator.counts.Totals.PartitionTotal;
import io.plumbline.aggregator.counts.Totals.QuestionTotal;
import io.plumbline.database.Row;
import io.plumbline.database.Rows;
import io.plumbline.events.Series;
import io.plumbline.events.answer.Outcome;
import io.plumbline.events.answer.UnscoredReason;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/** Adds a batch's new answers to their counts and moves the read positions, in the transaction of the session. */
final class CountLedger {

    private final Mutiny.SelectionQuery<Tuple> query;

    private CountLedger(Mutiny.Session session) {
        this.query = Rows.query(session, CountSql.COUNTS);
    }

    /**
     * The rows that a batch changed, with their values after the change.
     *
     * @param questions rows of question_count
     * @param buckets rows of bucket_count
     * @param partitions rows of read_position
     */
    record Counted(List<QuestionTotal> questions, List<BucketTotal> buckets, List<PartitionTotal> partitions) {

        private static Counted of(List<Consumer<Counted>> rows) {
            Counted counted = new Counted(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
            rows.forEach(row -> row.accept(counted));
            return counted;
        }

        /** Adds a row to the list of its table, which is known by the column that only this table fills. */
        private static Consumer<Counted> row(Row row) {
            if (row.optionalText("question_id").isPresent()) {
                QuestionTotal question = QuestionTotal.of(row);
                return counted -> counted.questions.add(question);
            }
            if (row.optionalNumber("bucket") != null) {
                BucketTotal bucket = BucketTotal.of(row);
                return counted -> counted.buckets.add(bucket);
            }
            PartitionTotal partition = PartitionTotal.of(row);
            return counted -> counted.partitions.add(partition);
        }
    }

    /**
     * Adds the new answers of a batch to the counts and returns the rows that changed.
     *
     * @param newIds the prompt ids of the batch that were not known before
     * @param seriesIds the id of each series of the batch
     */
    static Uni<Counted> add(
            Mutiny.Session session, AnswerBatch batch, Set<String> newIds, Map<Series, Long> seriesIds) {
        CountLedger ledger =
                new CountLedger(session).answers(batch.among(newIds), seriesIds).positions(batch, newIds);
        return Rows.list(ledger.query, Counted::row).map(Counted::of);
    }

    private CountLedger answers(List<AnswerRow> fresh, Map<Series, Long> seriesIds) {
        query.setParameter("seriesId", Rows.column(fresh, Long.class, answer -> seriesIds.get(answer.series())));
        text("probeId", fresh, AnswerRow::probeId);
        text("model", fresh, answer -> answer.series().model());
        text("questionSet", fresh, answer -> answer.series().questionSet());
        text("variant", fresh, answer -> answer.series().variant());
        text("questionId", fresh, AnswerRow::questionId);
        text("outcome", fresh, AnswerRow::outcome);
        text("reason", fresh, AnswerRow::reason);
        text("label", fresh, AnswerRow::label);
        query.setParameter(
                "band",
                Rows.column(fresh, Integer.class, answer -> AlignmentBand.of(answer.outcome(), answer.alignment())));
        query.setParameter("bucket", Rows.column(fresh, Long.class, answer -> Buckets.start(answer.answeredAt())
                .toEpochMilli()));
        query.setParameter("ahead", Rows.column(fresh, Boolean.class, AnswerRow::ahead));
        query.setParameter("unscored", Outcome.UNSCORED);
        query.setParameter("cancelled", UnscoredReason.CANCELLED.name());
        return this;
    }

    private CountLedger positions(AnswerBatch batch, Set<String> newIds) {
        List<AnswerBatch.ReadPosition> positions = batch.positions();
        query.setParameter("partition", Rows.column(positions, Integer.class, AnswerBatch.ReadPosition::partition));
        query.setParameter("nextOffset", Rows.column(positions, Long.class, AnswerBatch.ReadPosition::nextOffset));
        query.setParameter(
                "duplicates", Rows.column(positions, Long.class, position -> batch.duplicates(position, newIds)));
        return this;
    }

    private void text(String name, List<AnswerRow> fresh, Function<AnswerRow, String> value) {
        query.setParameter(name, Rows.column(fresh, String.class, value));
    }
}
