package io.plumbline.pipeline;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * This replica's share of its service's work, so that replicas can divide a limit without talking to each other. The share is the
 * replica's part of the partitions with unfinished records. All replicas get this from the broker, so their shares add up to 1, and
 * the share of a replica without work goes to the others.
 */
@Singleton
public class WorkShare {

    private static final Logger LOG = Logger.getLogger(WorkShare.class);
    private static final long LOOK_AGAIN_NANOS = Duration.ofSeconds(2).toNanos();
    private static final Duration LONGEST_QUERY = Duration.ofSeconds(2);

    private final KafkaClientService clients;
    private final AtomicBoolean looking = new AtomicBoolean();
    private volatile double share;
    private volatile long lookedAt;

    WorkShare(KafkaClientService clients) {
        this.clients = clients;
    }

    /**
     * The share, above 0 and up to 1, a few seconds old at most; 0 while it is unknown. If the share is old, this method asks the broker
     * for the next call without waiting, so a service that needs no share never asks the broker.
     */
    public double ofThisReplica() {
        boolean old = share == 0 || System.nanoTime() - lookedAt > LOOK_AGAIN_NANOS;
        if (old && looking.compareAndSet(false, true)) {
            Cancellable unused = look().onTermination()
                    .invoke(() -> looking.set(false))
                    .subscribe()
                    .with(this::keep, failure -> LOG.warnf("share of the work cannot be updated reason=%s", failure));
        }
        return share;
    }

    private void keep(double found) {
        lookedAt = System.nanoTime();
        if (found != share) {
            LOG.infof("share of the work is %.3f, it was %.3f", found, share);
        }
        share = found;
    }

    /** A service that calls models reads one topic. A service without a topic does not share its work. */
    private Uni<Double> look() {
        return Uni.createFrom().deferred(() -> clients.getConsumerChannels().stream()
                .findFirst()
                .map(topic -> clients.<String, byte[]>getConsumer(topic)
                        .runOnPollingThread((Consumer<String, byte[]> consumer) -> share(consumer, topic)))
                .orElseGet(() -> Uni.createFrom().item(1.0)));
    }

    private static double share(Consumer<?, ?> consumer, String topic) {
        Set<TopicPartition> all = consumer.partitionsFor(topic, LONGEST_QUERY).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .collect(Collectors.toSet());
        Map<TopicPartition, OffsetAndMetadata> done = consumer.committed(all, LONGEST_QUERY);
        Set<TopicPartition> busy = consumer.endOffsets(all, LONGEST_QUERY).entrySet().stream()
                .filter(end -> end.getValue() > position(done.get(end.getKey())))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        return share(busy, consumer.assignment());
    }

    private static long position(OffsetAndMetadata committed) {
        return committed == null ? 0 : committed.offset();
    }

    /** The caller has work, even if the broker does not know yet, so its part counts as at least one partition. */
    static double share(Set<TopicPartition> busy, Set<TopicPartition> own) {
        double mine = (double) Math.max(1, busy.stream().filter(own::contains).count());
        long others =
                busy.stream().filter(partition -> !own.contains(partition)).count();
        return mine / (mine + others);
    }
}
