package io.plumbline.pipeline;

import io.plumbline.events.Event;

/**
 * An event with its position in the topic.
 *
 * @param event content of the record
 * @param partition the partition, at least 0
 * @param offset the offset in the partition, at least 0
 */
public record Received<E extends Event>(E event, int partition, long offset) {}
