package io.plumbline.gateway.recurring.canary;

/**
 * A prompt that is put to both sides.
 *
 * @param id unique in its set
 * @param text what the user says
 */
record CanaryPrompt(String id, String text) {}
