package io.plumbline.judge;

import io.plumbline.chat.conditions.ConditionFeed;
import io.plumbline.events.Topics;
import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Outgoing;

/** Tells the gateway which judges hold up the answers, and why, while it happens. */
@ApplicationScoped
class DelayedJudges {

    private final ConditionFeed feed;

    DelayedJudges(ConditionFeed feed) {
        this.feed = feed;
    }

    @Outgoing(Topics.ENDPOINTS)
    Multi<Message<byte[]>> conditions() {
        return feed.records();
    }
}
