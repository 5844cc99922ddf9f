package io.plumbline.aggregator.partitions;

import io.plumbline.aggregator.calibration.CalibrationMeters;
import io.plumbline.aggregator.changes.ChangeMeters;
import io.plumbline.aggregator.identity.IdentityMeters;
import io.plumbline.aggregator.live.LiveModels;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Follows the partitions of the topic scores as they come and go. Losing one, rather than giving it up, is told to
 * {@link #onPartitionsRevoked} too, unless the connector fails before that to commit what it may not commit any more. The topic
 * is read by several readers of this process, which call on threads of their own.
 */
@ApplicationScoped
@Identifier("aggregator-service")
class Ownership implements KafkaConsumerRebalanceListener {

    private final LiveModels models;
    private final CalibrationMeters calibrations;
    private final IdentityMeters identities;
    private final ChangeMeters changes;
    private final PartitionReaders readers = new PartitionReaders();

    Ownership(LiveModels models, CalibrationMeters calibrations, IdentityMeters identities, ChangeMeters changes) {
        this.models = models;
        this.calibrations = calibrations;
        this.identities = identities;
        this.changes = changes;
    }

    /** All that the reader has counts: of partitions that it had lost before, it may never have been told. */
    @Override
    public synchronized void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        Set<Integer> all = numbers(consumer.assignment());
        disown(readers.assigned(consumer, all));
        models.own(all);
        calibrations.own(all);
        identities.own(all);
        changes.own(all);
    }

    @Override
    public synchronized void onPartitionsRevoked(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        disown(readers.lost(consumer, numbers(partitions)));
    }

    private void disown(Set<Integer> gone) {
        models.disown(gone);
        calibrations.disown(gone);
        identities.disown(gone);
        changes.disown(gone);
    }

    private static Set<Integer> numbers(Collection<TopicPartition> partitions) {
        return partitions.stream().map(TopicPartition::partition).collect(Collectors.toSet());
    }
}
