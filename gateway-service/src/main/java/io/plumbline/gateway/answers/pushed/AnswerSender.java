package io.plumbline.gateway.answers.pushed;

import io.plumbline.events.Completion;
import io.plumbline.gateway.answers.pushed.body.InFlightBytes;
import io.plumbline.gateway.sending.PromptSender;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** Sends pushed answers to the judge's topic and reports which the broker acknowledged. */
@ApplicationScoped
class AnswerSender {

    private static final Logger LOG = Logger.getLogger(AnswerSender.class);

    private final PromptSender sender;
    private final AnswerConfig config;

    AnswerSender(PromptSender sender, AnswerConfig config) {
        this.sender = sender;
        this.config = config;
    }

    /**
     * Sends answers and returns the identities of those that were acknowledged, at the latest after the configured patience. Sent
     * records cannot be recalled, so the request's bytes stay reserved until the broker answered for all of them.
     */
    Uni<Set<UUID>> send(Map<UUID, Completion> answers, InFlightBytes.Reservation reservation) {
        if (answers.isEmpty()) {
            return Uni.createFrom().item(Set.of());
        }
        Set<UUID> durable = ConcurrentHashMap.newKeySet();
        reservation.hold();
        Uni<Void> sent = Multi.createFrom()
                .iterable(answers.entrySet())
                .onItem()
                .transformToUni(answer -> send(answer, durable))
                .merge(answers.size())
                .collect()
                .last()
                .onTermination()
                .invoke(reservation::release)
                .memoize()
                .indefinitely();
        return sent.ifNoItem()
                .after(config.patience())
                .recoverWithUni(Uni.createFrom().voidItem())
                .map(done -> Set.copyOf(durable));
    }

    private Uni<Void> send(Map.Entry<UUID, Completion> answer, Set<UUID> durable) {
        return sender.complete(answer.getValue())
                .invoke(() -> durable.add(answer.getKey()))
                .onFailure()
                .invoke(failure -> LOG.warnf("a pushed answer is not durable reason=%s", failure.getClass()))
                .onFailure()
                .recoverWithNull();
    }
}
