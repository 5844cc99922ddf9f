package io.plumbline.pipeline;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;

/**
 * This replica's share of its service's work, so that replicas can divide a limit without talking to each other. The share is the
 * replica's part of the partitions with unfinished records. All replicas get this from the broker, and the share of a replica without
 * work goes to the others.
 *
 * Replicas do not look at the same moment. So a share falls at once, but rises only if two looks in a row found more: until then the
 * other replica, which has no work any more or has just begun, may still use its old share. The look before a replica's first one
 * counts as if all partitions were busy.
 */
@Singleton
public class WorkShare {

    private static final Logger LOG = Logger.getLogger(WorkShare.class);
    private static final long LOOK_AGAIN_NANOS = Duration.ofSeconds(2).toNanos();
    private static final long FORGOTTEN_NANOS = 3 * LOOK_AGAIN_NANOS;
    private static final Duration LONGEST_QUERY = Duration.ofSeconds(2);

    private final KafkaClientService clients;
    private final Config config;
    private final AtomicBoolean looking = new AtomicBoolean();
    private volatile Look last = Look.NONE;

    WorkShare(KafkaClientService clients, Config config) {
        this.clients = clients;
        this.config = config;
    }

    /**
     * The share, above 0 and up to 1, a few seconds old at most; 0 while it is unknown. If the share is old, this method asks the broker
     * for the next call without waiting, so a service that needs no share never asks the broker.
     */
    public double ofThisReplica() {
        Look known = last;
        long age = System.nanoTime() - known.at();
        boolean old = known.isNone() || age > LOOK_AGAIN_NANOS;
        if (old && looking.compareAndSet(false, true)) {
            Cancellable unused = look().onTermination()
                    .invoke(() -> looking.set(false))
                    .subscribe()
                    .with(this::keep, failure -> LOG.warnf("share of the work cannot be updated reason=%s", failure));
        }
        return known.isNone() || age <= FORGOTTEN_NANOS ? known.share() : known.afterAPause();
    }

    private void keep(Parts found) {
        Look before = last;
        long now = System.nanoTime();
        Look next = Look.after(before.isNone() || now - before.at() > FORGOTTEN_NANOS ? Look.NONE : before, found, now);
        if (next.share() != before.share()) {
            LOG.infof("share of the work is %.3f, it was %.3f", next.share(), before.share());
        }
        last = next;
    }

    private Uni<Parts> look() {
        return Uni.createFrom().deferred(() -> workTopic()
                .map(topic -> clients.<String, byte[]>getConsumer(topic)
                        .runOnPollingThread((Consumer<String, byte[]> consumer) -> parts(consumer, topic)))
                .orElseGet(() -> Uni.createFrom().item(Parts.ALL)));
    }

    /**
     * The topic whose records replicas divide among them. Each replica reads a topic of notices, such as cancellations, as a whole. A
     * service without a topic of work does not share its work.
     */
    private Optional<String> workTopic() {
        return clients.getConsumerChannels().stream()
                .filter(channel -> config.getOptionalValue(
                                "mp.messaging.incoming." + channel + ".commit-strategy", String.class)
                        .filter(FinishedCommit.STRATEGY::equals)
                        .isPresent())
                .findFirst();
    }

    private static Parts parts(Consumer<?, ?> consumer, String topic) {
        Set<TopicPartition> all = consumer.partitionsFor(topic, LONGEST_QUERY).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .collect(Collectors.toSet());
        Map<TopicPartition, OffsetAndMetadata> done = consumer.committed(all, LONGEST_QUERY);
        Set<TopicPartition> busy = consumer.endOffsets(all, LONGEST_QUERY).entrySet().stream()
                .filter(end -> end.getValue() > position(done.get(end.getKey())))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        return new Parts(share(busy, consumer.assignment()), share(all, consumer.assignment()));
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

    /** This replica's part of the partitions with unfinished records, and of all partitions; both above 0 and up to 1. */
    record Parts(double ofBusy, double ofAll) {

        static final Parts ALL = new Parts(1, 1);
    }

    /** What a look at the broker found, when, and the share that follows from it and the look before. */
    record Look(Parts found, double share, long at) {

        /** No look yet, or the last one was too long ago to tell anything. */
        static final Look NONE = new Look(new Parts(0, 0), 0, 0);

        private boolean isNone() {
            return share == 0;
        }

        static Look after(Look before, Parts found, long at) {
            double earlier = before.isNone() ? found.ofAll() : before.found().ofBusy();
            return new Look(found, Math.min(found.ofBusy(), earlier), at);
        }

        /** The share until the next look has ended, if this look was long ago: other replicas may have work that this one does not know. */
        double afterAPause() {
            return Math.min(share, found.ofAll());
        }
    }
}
