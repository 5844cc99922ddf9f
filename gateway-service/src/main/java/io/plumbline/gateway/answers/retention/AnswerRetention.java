package io.plumbline.gateway.answers.retention;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.gateway.aggregator.AggregatorApi;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/**
 * From which day on answers can be stored, by what the aggregator has said last. Until it has said anything, only what every
 * aggregator keeps can be promised: answers of today and yesterday.
 */
@ApplicationScoped
public class AnswerRetention {

    private static final Logger LOG = Logger.getLogger(AnswerRetention.class);

    /** The aggregator keeps answers for a day at least. */
    private static final int SURELY = 1;

    private final AggregatorApi aggregator;
    private volatile int days = SURELY;
    private volatile boolean known;

    AnswerRetention(@RestClient AggregatorApi aggregator) {
        this.aggregator = aggregator;
    }

    /** The first day (UTC) whose answers are taken: a day later than the first that is kept, as answers take time to get there. */
    public LocalDate first(Instant now) {
        return LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(Math.max(SURELY, days - 1));
    }

    /** Whether the aggregator has said how long it keeps answers. */
    public boolean isKnown() {
        return known;
    }

    @Scheduled(every = "30s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> ask() {
        return aggregator
                .retention()
                .invoke(this::learn)
                .onFailure()
                .invoke(failure ->
                        LOG.debugf("the aggregator does not say how long it keeps answers reason=%s", failure))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private void learn(JsonNode kept) {
        if (kept.path("answersDays").isInt()) {
            days = kept.path("answersDays").asInt();
            known = true;
        }
    }
}
