package io.plumbline.simulator.chat;

/**
 * The beginning of an answer: the assistant's message at the end of a conversation.
 *
 * @param text the beginning
 * @param finalMessage whether the request says, as for vLLM, that the last message is to be continued
 * @param prefix whether the message itself says so, as for Mistral
 */
public record BegunAnswer(String text, boolean finalMessage, boolean prefix) {}
