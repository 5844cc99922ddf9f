package io.plumbline.aggregator.ledger;

import io.plumbline.aggregator.counts.Totals;
import io.plumbline.aggregator.live.LiveModels;
import io.plumbline.aggregator.live.Registration;
import io.plumbline.aggregator.watch.WatchTotal;
import io.plumbline.database.Rows;
import io.plumbline.database.Transactions;
import io.plumbline.events.prompt.Guest;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Reads the totals of newly exported models, so that gauges and counters of a partition continue on the instance that takes it
 * over. It first withdraws models that were deleted. It may run between any two batches: see {@link Totals}.
 */
@ApplicationScoped
class Restorer {

    private static final String SERIES =
            """
            select id, model, revision, question_set, variant, instrument, source, partition,
                cast(extract(epoch from last_answered_at) * 1000 as bigint) as last_answered_at,
                cast(extract(epoch from last_scored_at) * 1000 as bigint) as last_scored_at, next_place
            from aggregator.series where model = any (cast(:models as text[]))
            """;
    private static final String QUESTIONS =
            """
            select c.series_id, c.question_id, c.outcome, c.reason, c.band, c.answers
            from aggregator.question_count c join aggregator.series s on s.id = c.series_id
            where s.model = any (cast(:models as text[]))
            """;
    private static final String BUCKETS =
            """
            select c.series_id, cast(extract(epoch from c.bucket) * 1000 as bigint) as bucket, c.outcome, c.answers
            from aggregator.bucket_count c join aggregator.series s on s.id = c.series_id
            where s.model = any (cast(:models as text[])) and c.bucket > now() - interval '25 hours'
            """;
    private static final String POSITIONS =
            """
            select partition, duplicates from aggregator.read_position
            where partition = any (cast(:partitions as integer[]))
            """;

    private static final String DELETED =
            "select id from aggregator.deleted_model where id = any (cast(:models as text[]))";

    private static final String REGISTERED =
            "select id, revision from aggregator.model where id = any (cast(:models as text[]))";

    private static final String LISTED_MODELS =
            """
            select s.model, max(s.partition) as partition, bool_or(coalesce(w.alarmed, false)) as alarmed from aggregator.series s
            left join aggregator.watch w on w.series_id = s.id
            where s.partition = any (cast(:partitions as integer[])) and not starts_with(s.model, '%s')
                and not exists (select from aggregator.deleted_model d where d.id = s.model)
            group by s.model order by s.model
            """
                    .formatted(Guest.MARK);
    private static final String WATCHED =
            """
            select w.series_id, w.version, w.summary
            from aggregator.watch w join aggregator.series s on s.id = w.series_id
            where s.model = any (cast(:models as text[]))
            """;

    private final Transactions transactions;
    private final LiveModels models;

    Restorer(Transactions transactions, LiveModels models) {
        this.transactions = transactions;
        this.models = models;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> restore() {
        return list().chain(() -> {
            Set<String> missing = models.unrestored();
            return withdrawDeleted().chain(this::register).chain(() -> read(missing));
        });
    }

    /** Asks the table, because another instance may have received the deletion of a model that this one exports. */
    private Uni<Void> withdrawDeleted() {
        Set<String> known = models.known();
        return known.isEmpty()
                ? Uni.createFrom().voidItem()
                : transactions
                        .untilDone(session -> session.createNativeQuery(DELETED, String.class)
                                .setParameter("models", known.toArray(String[]::new))
                                .getResultList())
                        .invoke(deleted -> models.delete(known, Set.copyOf(deleted)))
                        .replaceWithVoid();
    }

    /** Reads the registered revisions, because another instance may have received a registration. */
    private Uni<Void> register() {
        Set<String> known = models.known();
        return known.isEmpty()
                ? Uni.createFrom().voidItem()
                : transactions
                        .untilDone(session -> Rows.list(
                                query(session, REGISTERED, known.toArray(String[]::new)),
                                row -> new Registration(row.text("id"), row.text("revision"))))
                        .invoke(found -> models.register(known, found))
                        .replaceWithVoid();
    }

    private Uni<Void> list() {
        Set<Integer> partitions = models.unlisted();
        return partitions.isEmpty()
                ? Uni.createFrom().voidItem()
                : transactions
                        .untilDone(session -> listed(session, partitions.toArray(Integer[]::new)))
                        .invoke(listed -> models.list(partitions, listed))
                        .chain(() -> transactions.untilDone(
                                session -> positions(session, partitions.toArray(Integer[]::new))))
                        .invoke(positions ->
                                models.merge(new Totals(List.of(), List.of(), List.of(), positions, List.of())))
                        .replaceWithVoid();
    }

    private Uni<Void> read(Set<String> missing) {
        return missing.isEmpty()
                ? Uni.createFrom().voidItem()
                : transactions
                        .untilDone(session -> read(session, missing.toArray(String[]::new)))
                        .invoke(totals -> models.restore(missing, totals))
                        .replaceWithVoid();
    }

    private static Uni<List<LiveModels.ListedModel>> listed(Mutiny.Session session, Integer[] partitions) {
        return Rows.list(
                Rows.query(session, LISTED_MODELS).setParameter("partitions", partitions),
                row -> new LiveModels.ListedModel(row.text("model"), row.integer("partition"), row.flag("alarmed")));
    }

    private static Uni<List<Totals.PartitionTotal>> positions(Mutiny.Session session, Integer[] partitions) {
        return Rows.list(
                Rows.query(session, POSITIONS).setParameter("partitions", partitions), Totals.PartitionTotal::of);
    }

    private static Uni<Totals> read(Mutiny.Session session, String[] wanted) {
        return Rows.list(query(session, SERIES, wanted), Totals.SeriesTotal::of)
                .chain(series -> Rows.list(query(session, QUESTIONS, wanted), Totals.QuestionTotal::of)
                        .chain(questions -> Rows.list(query(session, BUCKETS, wanted), Totals.BucketTotal::of)
                                .chain(buckets -> Rows.list(query(session, WATCHED, wanted), WatchTotal::of)
                                        .map(watched -> new Totals(series, questions, buckets, List.of(), watched)))));
    }

    private static Mutiny.SelectionQuery<Tuple> query(Mutiny.Session session, String sql, String[] wanted) {
        return Rows.query(session, sql).setParameter("models", wanted);
    }
}
