package io.plumbline.chat.conditions;

import io.plumbline.chat.call.EndpointConditions;
import io.plumbline.pipeline.Outgoing;
import io.smallrye.mutiny.Multi;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/** The records about what holds up the calls of this process. It looks once a second and not at each call. */
@Singleton
public class ConditionFeed {

    private static final Logger LOG = Logger.getLogger(ConditionFeed.class);
    private static final Duration EVERY = Duration.ofSeconds(1);

    private final EndpointConditions conditions;
    private final ConditionChanges changes = new ConditionChanges();

    ConditionFeed(EndpointConditions conditions) {
        this.conditions = conditions;
    }

    /** The records, for one subscriber. While Kafka is away, looks are left out. */
    public Multi<Message<byte[]>> records() {
        return Multi.createFrom()
                .ticks()
                .every(EVERY)
                .onOverflow()
                .drop()
                .onItem()
                .transformToIterable(tick -> look())
                .map(change -> change.condition().map(Outgoing::of).orElseGet(() -> Outgoing.deletion(change.key())));
    }

    /** A mistake in a notice must not end the notices. */
    private List<ConditionChange> look() {
        try {
            return changes.of(conditions.present(), Instant.now());
        } catch (RuntimeException mistake) {
            LOG.warnf(mistake, "conditions of endpoints cannot be read");
            return List.of();
        }
    }
}
