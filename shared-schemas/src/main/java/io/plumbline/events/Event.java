package io.plumbline.events;

import java.time.Instant;

/**
 * Something that happened, as one Kafka record: JSON in the value, CloudEvents attributes in the headers.
 *
 * @see EventType what each event is called on the wire and which topic carries it
 */
public sealed interface Event
        permits Prompt, Completion, Score, RegisteredModel, AlarmChange, EndpointCondition, CancelledProbe {

    /** Unique among the events of its type; the same event sent twice carries the same id. */
    String id();

    /** The Kafka record's key: events of one key stay in order. */
    String key();

    /** When it happened. */
    Instant time();
}
