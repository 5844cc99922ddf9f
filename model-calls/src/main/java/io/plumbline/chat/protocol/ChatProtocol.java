package io.plumbline.chat.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.chat.ChatRequest;
import java.util.Optional;

/**
 * One HTTP API through which providers serve models: how a request is written, and how a reply with status 2xx is read.
 * Limits, attempts, errors under other statuses and metrics are the same for all protocols. An implementation is a bean, and
 * {@link ChatProtocols} finds it by its name.
 */
public interface ChatProtocol {

    /** The name by which {@code plumbline.calls.protocols} selects it, such as {@code chat-completions}. */
    String name();

    /** The path below an endpoint's base URL, such as {@code /chat/completions}. */
    String path();

    /**
     * The request's body as UTF-8 JSON.
     *
     * @param modelName the model's name as the endpoint knows it
     * @param dialect the variant of the request that the endpoint is known to accept
     */
    byte[] body(String modelName, ChatRequest request, Dialect dialect);

    /** Reads the JSON of a reply with status 2xx. A missing field, or one of an unexpected type, counts as not sent. */
    ParsedReply read(JsonNode body);

    /**
     * The variant to try next after status 400; empty if the complaint names no variant that is left.
     *
     * @param sent the variant that the provider rejected
     * @param request what was sent in it
     * @param parameter the parameter that the provider names; empty text if it names none
     * @param complaint the provider's message; empty text if it sent none
     */
    default Optional<Dialect> nextDialect(Dialect sent, ChatRequest request, String parameter, String complaint) {
        return Optional.empty();
    }
}
