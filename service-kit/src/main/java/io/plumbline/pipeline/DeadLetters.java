package io.plumbline.pipeline;

import io.micrometer.core.instrument.Metrics;
import io.opentelemetry.context.Context;
import io.plumbline.tracing.Tracing;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/** Counts records that cannot be processed, and sends them with the reason to the dead-letter queue. */
final class DeadLetters {

    private static final Logger LOG = Logger.getLogger(DeadLetters.class);

    private DeadLetters() {}

    /** Sends the record to its topic's dead-letter queue. The result is null. */
    static <T> Uni<T> bury(Message<?> record, Throwable reason) {
        String topic = topic(record);
        // Within the record's context, so that the log line has the trace id.
        Tracing.of(record)
                .orElseGet(Context::current)
                .wrap(() -> LOG.warnf("dead letter topic=%s reason=%s", topic, reason.getMessage()))
                .run();
        Metrics.counter("plumbline.dead.letters", "topic", topic).increment();
        return Uni.createFrom().completionStage(() -> record.nack(reason)).map(done -> null);
    }

    private static String topic(Message<?> record) {
        return record.getMetadata(IncomingKafkaRecordMetadata.class)
                .map(metadata -> metadata.getTopic())
                .orElse("unknown");
    }
}
