package io.plumbline.gateway.models.delays;

import io.plumbline.events.EndpointCondition;
import io.plumbline.events.EventCodec;
import io.plumbline.events.Topics;
import io.plumbline.events.field.UnreadableEventException;
import io.plumbline.events.target.Target;
import io.smallrye.reactive.messaging.kafka.KafkaRecord;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * The latest conditions and dialects of all endpoints, in memory. Each replica of the gateway reads the whole topic when it starts, so all of them
 * answer alike.
 */
@ApplicationScoped
public class ModelDelays {

    private static final Logger LOG = Logger.getLogger(ModelDelays.class);

    /** Calls of a judge for one answer: alignment and coherence. */
    private static final int CALLS_OF_A_JUDGE = 2;

    private final Map<String, EndpointCondition> byKey = new ConcurrentHashMap<>();
    private final Clock clock = Clock.systemUTC();

    @Incoming(Topics.ENDPOINTS)
    CompletionStage<Void> take(KafkaRecord<String, byte[]> record) {
        try {
            keep(record.getKey(), record.getPayload());
        } catch (UnreadableEventException unreadable) {
            LOG.warnf("a condition of an endpoint is skipped reason=%s", unreadable.getMessage());
        }
        return record.ack();
    }

    private void keep(String key, byte[] value) {
        Instant now = clock.instant();
        byKey.values().removeIf(condition -> !isValid(condition, now));
        if (value == null) {
            byKey.remove(key);
            return;
        }
        EndpointCondition condition = EventCodec.decode(value, EndpointCondition.class);
        if (isValid(condition, now)) {
            byKey.put(key, condition);
        }
    }

    /** The replica writes a condition again while it lasts, so an old one was left by a replica that has ended. */
    private static boolean isValid(EndpointCondition condition, Instant now) {
        return condition.at().plus(EndpointCondition.VALID).isAfter(now);
    }

    /** What holds up a model's open prompts, and which fields it refuses, in a sentence each; empty if neither is known. */
    public Stream<String> ofModel(Target model, long openPrompts) {
        return notes("model " + model.modelName(), present(model), openPrompts);
    }

    /** What holds up a judge's open answers, and which fields it refuses, in a sentence each; empty if neither is known. */
    public Stream<String> ofJudge(Target judge, long openPrompts) {
        return notes("judge " + judge.modelName(), present(judge), openPrompts * CALLS_OF_A_JUDGE);
    }

    private static Stream<String> notes(String subject, List<EndpointCondition> conditions, long openCalls) {
        return Stream.concat(
                DelayNote.of(subject, conditions, openCalls).stream(), DialectNote.of(subject, conditions).stream());
    }

    private List<EndpointCondition> present(Target target) {
        Instant now = clock.instant();
        return byKey.values().stream()
                .filter(condition -> condition.endpoint().equals(target.endpoint())
                        && condition.modelName().equals(target.modelName())
                        && isValid(condition, now))
                .toList();
    }
}
