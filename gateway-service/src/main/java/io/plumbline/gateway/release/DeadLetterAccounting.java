package io.plumbline.gateway.release;

import io.micrometer.core.instrument.MeterRegistry;
import io.plumbline.database.Transactions;
import io.plumbline.gateway.probes.LaneRow;
import io.plumbline.gateway.sending.PromptSender;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Accounts prompts that a service could not read, so that their probe still finishes. Each prompt is accounted once: otherwise
 * a record that no service can read would return for ever.
 */
@ApplicationScoped
class DeadLetterAccounting {

    private final Transactions database;
    private final PromptWriters writers;
    private final PromptSender sender;
    private final MeterRegistry registry;

    DeadLetterAccounting(Transactions database, PromptWriters writers, PromptSender sender, MeterRegistry registry) {
        this.database = database;
        this.writers = writers;
        this.sender = sender;
        this.registry = registry;
    }

    @Incoming("dead-letters")
    Uni<Void> read(Message<byte[]> record) {
        DeadLetter letter = letter(record);
        Uni<Boolean> accounted = letter.prompt()
                .map(prompt -> database.untilDone(session -> account(session, letter, prompt)))
                .orElse(Uni.createFrom().item(false));
        return accounted.invoke(done -> count(letter, done)).chain(() -> Uni.createFrom()
                .completionStage(record.ack()));
    }

    private Uni<Boolean> account(Mutiny.Session session, DeadLetter letter, PromptId prompt) {
        return session.find(LaneRow.class, prompt.lane(), LockMode.PESSIMISTIC_WRITE)
                .chain(lane -> lane == null || !lane.rescue(prompt.index(), letter.isScore())
                        ? Uni.createFrom().item(false)
                        : writers.of(session, lane)
                                .chain(writer -> account(writer, letter, prompt))
                                .replaceWith(true));
    }

    private Uni<Void> account(PromptWriter writer, DeadLetter letter, PromptId prompt) {
        return sender.account(
                Multi.createFrom().item(() -> writer.at(prompt.index(), Instant.now())),
                letter.reason(),
                "unreadable record in " + letter.topic());
    }

    private void count(DeadLetter letter, boolean accounted) {
        registry.counter(
                        "plumbline.dead.letters.read",
                        "topic",
                        letter.topic(),
                        "accounted",
                        Boolean.toString(accounted))
                .increment();
    }

    private static DeadLetter letter(Message<byte[]> record) {
        IncomingKafkaRecordMetadata<?, ?> metadata =
                record.getMetadata(IncomingKafkaRecordMetadata.class).orElseThrow();
        return DeadLetter.of(
                metadata.getTopic(),
                Optional.ofNullable(metadata.getHeaders().lastHeader("ce_id"))
                        .map(header -> new String(header.value(), StandardCharsets.UTF_8)),
                record.getPayload());
    }
}
