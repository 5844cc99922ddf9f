package io.plumbline.gateway.recurring.canary;

/**
 * A prompt to both the model and its baseline.
 *
 * @param id unique in its set
 * @param text the user's message
 */
record CanaryPrompt(String id, String text) {}
