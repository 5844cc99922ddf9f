package io.plumbline.pipeline;

import io.opentelemetry.context.Context;
import io.plumbline.events.Event;
import io.plumbline.events.EventCodec;
import io.plumbline.events.EventType;
import io.plumbline.tracing.Tracing;
import io.smallrye.reactive.messaging.ce.OutgoingCloudEventMetadata;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import java.time.ZoneOffset;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Events as Kafka records: JSON in the value, the key, and the CloudEvents attributes in the headers. */
public final class Outgoing {

    private Outgoing() {}

    /** A record that does not answer an incoming record. */
    public static Message<byte[]> of(Event event) {
        return carry(Message.of(new byte[0]), event);
    }

    /** A record in the given trace context. With the root context, the record begins a trace of its own. */
    public static Message<byte[]> of(Event event, Context trace) {
        return Tracing.carry(of(event), trace);
    }

    /** A record without a value, which tells all readers of a compacted topic that nothing stands under the key any more. */
    public static Message<byte[]> deletion(String key) {
        return Message.<byte[]>of(null)
                .addMetadata(OutgoingKafkaRecordMetadata.<String>builder()
                        .withKey(key)
                        .build());
    }

    /** A record that acknowledges its origin as soon as Kafka has stored it. */
    static Message<byte[]> carry(Message<byte[]> origin, Event event) {
        EventType type = EventType.of(event.getClass());
        return origin.withPayload(EventCodec.encode(event))
                .addMetadata(OutgoingKafkaRecordMetadata.<String>builder()
                        .withKey(event.key())
                        .build())
                .addMetadata(OutgoingCloudEventMetadata.builder()
                        .withId(event.id())
                        .withType(type.cloudEventType())
                        .withDataSchema(type.dataSchema())
                        .withTimestamp(event.time().atZone(ZoneOffset.UTC))
                        .withDataContentType("application/json")
                        .build());
    }
}
