package io.plumbline.pipeline;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.reactive.messaging.kafka.IncomingKafkaRecord;
import io.smallrye.reactive.messaging.kafka.KafkaConnectorIncomingConfiguration;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import io.smallrye.reactive.messaging.kafka.commit.ContextHolder;
import io.smallrye.reactive.messaging.kafka.commit.KafkaCommitHandler;
import io.smallrye.reactive.messaging.kafka.impl.TopicPartitions;
import io.smallrye.reactive.messaging.providers.helpers.VertxContext;
import io.vertx.mutiny.core.Vertx;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Commits finished records in any order, several times a second. A finished record, whose model call was paid for, is not processed
 * again after a restart, even if an earlier record is slow. Each accepted commit confirms the leases, so a commit is sent at least
 * once a second, even without changes. docs/adr/0042 compares this with SmallRye's own handlers.
 */
final class FinishedCommit extends ContextHolder implements KafkaCommitHandler {

    /** The {@code commit-strategy} of a channel whose records cost money. */
    static final String STRATEGY = "finished";

    private static final Logger LOG = Logger.getLogger(FinishedCommit.class);
    private static final Duration EVERY = Duration.ofMillis(200);
    private static final Duration AT_LEAST_EVERY = Duration.ofSeconds(1);
    private static final Duration LONGEST_FINAL_COMMIT = Duration.ofSeconds(2);
    private static final Duration LONGEST_CALL = Duration.ofSeconds(10);
    private static final long LOOK_AGAIN_MS = 20;

    private final KafkaConsumer<?, ?> consumer;

    /** The leases of the assigned partitions. Like all state here, only the context's thread uses them. */
    private final Map<TopicPartition, PartitionLease> leases = new HashMap<>();

    private boolean ticking;
    private boolean underWay;
    private long acceptedAt;

    private FinishedCommit(Vertx vertx, KafkaConsumer<?, ?> consumer) {
        super(vertx, (int) LONGEST_CALL.toMillis());
        this.consumer = consumer;
    }

    @Override
    public void partitionsAssigned(Collection<TopicPartition> partitions) {
        Map<TopicPartition, OffsetAndMetadata> committed = committed(Set.copyOf(partitions));
        runOnContextAndAwait(() -> {
            partitions.forEach(partition -> leases.put(
                    partition, new PartitionLease(FinishedOffsets.from(committed.get(partition)), System::nanoTime)));
            if (!ticking) {
                ticking = true;
                vertx.setPeriodic(EVERY.toMillis(), tick -> runOnContext(this::tick));
            }
            return null;
        });
    }

    /** Runs on the polling thread, because the consumer's listener calls it. */
    private Map<TopicPartition, OffsetAndMetadata> committed(Set<TopicPartition> partitions) {
        try {
            return consumer.unwrap().committed(partitions, LONGEST_CALL);
        } catch (KafkaException unknown) {
            LOG.warnf(
                    "finished records are unknown and are processed again partitions=%s reason=%s",
                    partitions, unknown);
            return Map.of();
        }
    }

    @Override
    public void partitionsRevoked(Collection<TopicPartition> partitions) {
        Map<TopicPartition, OffsetAndMetadata> last = runOnContextAndAwait(() -> {
            Map<TopicPartition, OffsetAndMetadata> toCommit = new HashMap<>();
            for (TopicPartition partition : partitions) {
                PartitionLease lease = leases.remove(partition);
                if (lease != null) {
                    lease.lose();
                    lease.offsets().commit().ifPresent(offset -> toCommit.put(partition, offset));
                }
            }
            return toCommit;
        });
        if (!last.isEmpty()) {
            try {
                consumer.unwrap().commitSync(last, LONGEST_FINAL_COMMIT);
            } catch (KafkaException tooLate) {
                LOG.infof(
                        "another replica had the partitions before the final commit partitions=%s reason=%s",
                        last.keySet(), tooLate);
            }
        }
    }

    @Override
    public <K, V> Uni<IncomingKafkaRecord<K, V>> received(IncomingKafkaRecord<K, V> record) {
        PartitionLease lease = leases.get(TopicPartitions.getTopicPartition(record));
        if (lease == null || !lease.offsets().begin(record.getOffset())) {
            return Uni.createFrom().nullItem();
        }
        record.injectMetadata(lease);
        return Uni.createFrom().item(record);
    }

    @Override
    public <K, V> Uni<Void> handle(IncomingKafkaRecord<K, V> record) {
        return Uni.createFrom().completionStage(VertxContext.runOnEventLoopContext(context.getDelegate(), done -> {
            record.getMetadata(PartitionLease.class)
                    .ifPresent(lease -> lease.offsets().finish(record.getOffset()));
            record.runOnMessageContext(() -> done.complete(null));
        }));
    }

    private void tick() {
        if (underWay) {
            return;
        }
        Map<TopicPartition, OffsetAndMetadata> toCommit = changed();
        long now = System.nanoTime();
        if (toCommit.isEmpty() && now - acceptedAt > AT_LEAST_EVERY.toNanos()) {
            toCommit = anyOne();
        }
        if (!toCommit.isEmpty()) {
            send(toCommit, now);
        }
    }

    private Map<TopicPartition, OffsetAndMetadata> changed() {
        Map<TopicPartition, OffsetAndMetadata> toCommit = new HashMap<>();
        leases.forEach((partition, lease) -> {
            if (lease.offsets().changed()) {
                lease.offsets().commit().ifPresent(offset -> toCommit.put(partition, offset));
            }
        });
        return toCommit;
    }

    /** A commit without changes. The broker accepts it only from the replica that owns the partition. */
    private Map<TopicPartition, OffsetAndMetadata> anyOne() {
        for (Map.Entry<TopicPartition, PartitionLease> lease : leases.entrySet()) {
            Optional<OffsetAndMetadata> offset = lease.getValue().offsets().commit();
            if (offset.isPresent()) {
                return Map.of(lease.getKey(), offset.get());
            }
        }
        return Map.of();
    }

    private void send(Map<TopicPartition, OffsetAndMetadata> toCommit, long sentAt) {
        underWay = true;
        Cancellable unused = consumer.commitAsync(toCommit)
                .subscribe()
                .with(
                        done -> runOnContext(() -> accepted(sentAt)),
                        failure -> runOnContext(() -> refused(toCommit, failure)));
    }

    private void accepted(long sentAt) {
        underWay = false;
        acceptedAt = sentAt;
        leases.values().forEach(lease -> lease.confirm(sentAt));
    }

    private void refused(Map<TopicPartition, OffsetAndMetadata> toCommit, Throwable reason) {
        underWay = false;
        LOG.debugf("commit was not accepted and is sent again reason=%s", reason);
        toCommit.keySet().stream().map(leases::get).filter(Objects::nonNull).forEach(lease -> lease.offsets()
                .commitAgain());
    }

    @Override
    public void terminate(boolean graceful) {
        long end = System.nanoTime() + LONGEST_FINAL_COMMIT.toNanos();
        while (graceful && runOnContextAndAwait(this::busy) && System.nanoTime() < end) {
            pause();
        }
        Map<TopicPartition, OffsetAndMetadata> last = runOnContextAndAwait(this::changed);
        if (!last.isEmpty()) {
            consumer.commit(last).await().atMost(LONGEST_FINAL_COMMIT);
        }
    }

    private boolean busy() {
        return leases.values().stream().anyMatch(lease -> lease.offsets().busy());
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    /** Creates the handler of each channel with {@code commit-strategy} "finished". */
    @Singleton
    @Identifier(FinishedCommit.STRATEGY)
    static final class Factory implements KafkaCommitHandler.Factory {

        @Override
        public KafkaCommitHandler create(
                KafkaConnectorIncomingConfiguration config,
                Vertx vertx,
                KafkaConsumer<?, ?> consumer,
                BiConsumer<Throwable, Boolean> reportFailure) {
            return new FinishedCommit(vertx, consumer);
        }
    }
}
