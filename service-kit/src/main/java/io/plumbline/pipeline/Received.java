package io.plumbline.pipeline;

import io.plumbline.events.Event;

/**
 * An event and where in its topic it stood.
 *
 * @param event what the record held
 * @param partition the partition, at least 0
 * @param offset the place in the partition, at least 0
 */
public record Received<E extends Event>(E event, int partition, long offset) {}
