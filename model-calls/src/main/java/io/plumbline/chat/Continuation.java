package io.plumbline.chat;

/**
 * The beginning of a reply, with which the model is to go on.
 *
 * @param begun the text of the beginning, not empty
 * @param way how the endpoint is told
 */
public record Continuation(String begun, Way way) {

    /** The ways in which servers let a reply be continued. A server that knows another way may open a new turn without an error. */
    public enum Way {
        /** The beginning is the last message, of the assistant, and no field says more: llama.cpp's server and Ollama. */
        TRAILING_MESSAGE,
        /** The same with {@code continue_final_message} and without a generation prompt: vLLM and SGLang. */
        FINAL_MESSAGE,
        /** The same with {@code prefix} on the message: Mistral and DeepSeek. */
        PREFIX
    }

    public Continuation {
        if (begun.isEmpty()) {
            throw new IllegalArgumentException("a reply that has not begun cannot be continued");
        }
    }
}
