package io.plumbline.gateway.answers.pushed;

import io.plumbline.events.Completion;
import io.plumbline.gateway.answers.pushed.body.InFlightBytes;
import io.plumbline.gateway.sending.PromptSender;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** Sends answers to be judged and says which of them the broker has. */
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
     * The names of those that are on every replica that the broker demands, once all are or patience ends. What the broker was
     * handed cannot be called back, so that the request's room stays taken until it has answered for all.
     */
    Uni<Set<Long>> send(Map<Long, Completion> answers, InFlightBytes.Share room) {
        if (answers.isEmpty()) {
            return Uni.createFrom().item(Set.of());
        }
        Set<Long> durable = ConcurrentHashMap.newKeySet();
        room.hold();
        Uni<Void> sent = Multi.createFrom()
                .iterable(answers.entrySet())
                .onItem()
                .transformToUni(answer -> send(answer, durable))
                .merge(answers.size())
                .collect()
                .last()
                .onTermination()
                .invoke(room::release)
                .memoize()
                .indefinitely();
        return sent.ifNoItem()
                .after(config.patience())
                .recoverWithUni(Uni.createFrom().voidItem())
                .map(done -> Set.copyOf(durable));
    }

    private Uni<Void> send(Map.Entry<Long, Completion> answer, Set<Long> durable) {
        return sender.complete(answer.getValue())
                .invoke(() -> durable.add(answer.getKey()))
                .onFailure()
                .invoke(failure -> LOG.warnf("a pushed answer is not durable reason=%s", failure.getClass()))
                .onFailure()
                .recoverWithNull();
    }
}
