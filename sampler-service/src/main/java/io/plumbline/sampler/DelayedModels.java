package io.plumbline.sampler;

import io.plumbline.chat.conditions.ConditionFeed;
import io.plumbline.events.Topics;
import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Outgoing;

/** Tells the gateway which models hold their probes up, and why, while it happens. */
@ApplicationScoped
class DelayedModels {

    private final ConditionFeed feed;

    DelayedModels(ConditionFeed feed) {
        this.feed = feed;
    }

    @Outgoing(Topics.ENDPOINTS)
    Multi<Message<byte[]>> conditions() {
        return feed.records();
    }
}
