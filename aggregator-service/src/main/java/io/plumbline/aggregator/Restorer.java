package io.plumbline.aggregator;

import io.plumbline.aggregator.live.LiveModels;
import io.plumbline.aggregator.live.Totals;
import io.plumbline.aggregator.watch.WatchTotal;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Reads the totals of partitions that have just come to this instance, so that gauges return and counters go on where they
 * were. It needs no place in the order of the batches: see {@link Totals}.
 */
@ApplicationScoped
class Restorer {

    private static final String SERIES =
            """
            select id, model, revision, question_set, variant, instrument, source, partition,
                cast(extract(epoch from last_answered_at) * 1000 as bigint),
                cast(extract(epoch from last_scored_at) * 1000 as bigint), next_place
            from aggregator.series where partition = any (cast(:partitions as integer[]))
            """;
    private static final String QUESTIONS =
            """
            select c.series_id, c.question_id, c.outcome, c.reason, c.band, c.answers
            from aggregator.question_count c join aggregator.series s on s.id = c.series_id
            where s.partition = any (cast(:partitions as integer[]))
            """;
    private static final String BUCKETS =
            """
            select c.series_id, cast(extract(epoch from c.bucket) * 1000 as bigint), c.outcome, c.answers
            from aggregator.bucket_count c join aggregator.series s on s.id = c.series_id
            where s.partition = any (cast(:partitions as integer[])) and c.bucket > now() - interval '25 hours'
            """;
    private static final String POSITIONS =
            """
            select partition, duplicates from aggregator.read_position
            where partition = any (cast(:partitions as integer[]))
            """;

    private static final String WATCHED =
            """
            select w.series_id, w.version, w.summary
            from aggregator.watch w join aggregator.series s on s.id = w.series_id
            where s.partition = any (cast(:partitions as integer[]))
            """;

    private final Transactions transactions;
    private final LiveModels models;

    Restorer(Transactions transactions, LiveModels models) {
        this.transactions = transactions;
        this.models = models;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> restore() {
        Set<Integer> partitions = models.unrestored();
        return partitions.isEmpty()
                ? Uni.createFrom().voidItem()
                : transactions
                        .untilDone(session -> read(session, partitions.toArray(Integer[]::new)))
                        .invoke(totals -> models.restore(partitions, totals))
                        .replaceWithVoid();
    }

    private static Uni<Totals> read(Mutiny.Session session, Integer[] partitions) {
        return Rows.list(query(session, SERIES, partitions), Rows::series).chain(series -> Rows.list(
                        query(session, QUESTIONS, partitions), Rows::question)
                .chain(questions -> Rows.list(query(session, BUCKETS, partitions), Rows::bucket)
                        .chain(buckets -> Rows.list(query(session, POSITIONS, partitions), Rows::partition)
                                .chain(positions -> Rows.list(query(session, WATCHED, partitions), WatchTotal::of)
                                        .map(watched -> new Totals(series, questions, buckets, positions, watched))))));
    }

    private static Mutiny.SelectionQuery<Object[]> query(Mutiny.Session session, String sql, Integer[] partitions) {
        return session.createNativeQuery(sql, Object[].class).setParameter("partitions", partitions);
    }
}
