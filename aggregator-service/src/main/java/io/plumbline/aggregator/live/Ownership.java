package io.plumbline.aggregator.live;

import io.plumbline.aggregator.calibration.CalibrationMeters;
import io.plumbline.aggregator.changes.ChangeMeters;
import io.plumbline.aggregator.identity.IdentityMeters;
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
 * {@link #onPartitionsRevoked} too.
 */
@ApplicationScoped
@Identifier("aggregator-service")
class Ownership implements KafkaConsumerRebalanceListener {

    private final LiveModels models;
    private final CalibrationMeters calibrations;
    private final IdentityMeters identities;
    private final ChangeMeters changes;

    Ownership(LiveModels models, CalibrationMeters calibrations, IdentityMeters identities, ChangeMeters changes) {
        this.models = models;
        this.calibrations = calibrations;
        this.identities = identities;
        this.changes = changes;
    }

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        models.own(numbers(partitions));
        calibrations.own(numbers(partitions));
        identities.own(numbers(partitions));
        changes.own(numbers(partitions));
    }

    @Override
    public void onPartitionsRevoked(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        models.disown(numbers(partitions));
        calibrations.disown(numbers(partitions));
        identities.disown(numbers(partitions));
        changes.disown(numbers(partitions));
    }

    private static Set<Integer> numbers(Collection<TopicPartition> partitions) {
        return partitions.stream().map(TopicPartition::partition).collect(Collectors.toSet());
    }
}
