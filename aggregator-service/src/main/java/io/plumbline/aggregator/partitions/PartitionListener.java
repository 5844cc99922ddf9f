package io.plumbline.aggregator.partitions;

import io.quarkus.arc.All;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Tells every {@link PartitionOwner} which partitions of the topic scores this instance reads. A consumer reports a lost
 * partition to {@link #onPartitionsRevoked} as well, unless its connector fails first on a commit that is no longer allowed.
 * Several consumers of this process read the topic, each on its own thread.
 */
@ApplicationScoped
@Identifier("aggregator-service")
class PartitionListener implements KafkaConsumerRebalanceListener {

    private final List<PartitionOwner> owners;
    private final PartitionReaders readers = new PartitionReaders();

    PartitionListener(@All List<PartitionOwner> owners) {
        this.owners = owners;
    }

    /** Takes the whole assignment of the consumer, because an earlier loss of partitions may not have been reported. */
    @Override
    public synchronized void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        Set<Integer> all = numbers(consumer.assignment());
        disown(readers.assigned(consumer, all));
        owners.forEach(owner -> owner.own(all));
    }

    @Override
    public synchronized void onPartitionsRevoked(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        disown(readers.lost(consumer, numbers(partitions)));
    }

    private void disown(Set<Integer> gone) {
        owners.forEach(owner -> owner.disown(gone));
    }

    private static Set<Integer> numbers(Collection<TopicPartition> partitions) {
        return partitions.stream().map(TopicPartition::partition).collect(Collectors.toSet());
    }
}
