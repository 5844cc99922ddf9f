package io.plumbline.gateway.answers.pushed.once;

import java.time.Instant;
import java.util.UUID;

/**
 * What is remembered of an id: the text and time of the push that came first, or the push that would be first.
 *
 * @param id hash of model and answer id
 * @param text hash of conversation and answer
 * @param answeredAt when the model answered, as the push says, in microseconds
 */
public record FirstPush(UUID id, UUID text, Instant answeredAt) {}
