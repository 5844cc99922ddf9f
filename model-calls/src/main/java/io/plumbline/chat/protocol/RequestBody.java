package io.plumbline.chat.protocol;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plumbline.chat.ChatRequest;
import io.plumbline.events.target.Sampling;

/** What is sent: the fields that the caller set and no others, because many providers reject what they do not know. */
public final class RequestBody {

    private static final JsonMapper JSON = new JsonMapper();

    private RequestBody() {}

    /** The request's body as UTF-8 JSON. */
    public static byte[] of(String modelName, ChatRequest request, Dialect dialect) {
        ObjectNode body = JSON.createObjectNode().put("model", modelName);
        ArrayNode messages = body.putArray("messages");
        request.messages().forEach(message -> messages.addObject()
                .put("role", message.role())
                .put("content", SafeText.wellFormed(message.content())));
        putSampling(body, request.sampling(), dialect);
        request.topLogprobs().ifPresent(top -> body.put("logprobs", true).put("top_logprobs", top));
        try {
            return JSON.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a request is made of plain values", e);
        }
    }

    /** About how many tokens the call will be charged for at most. */
    public static long tokens(ChatRequest request) {
        return request.sampling().maxTokens()
                + request.messages().stream()
                        .mapToLong(message -> SafeText.tokens(message.content()))
                        .sum();
    }

    private static void putSampling(ObjectNode body, Sampling sampling, Dialect dialect) {
        body.put("temperature", sampling.temperature());
        if (sampling.topP() != 1 || !dialect.withoutNeutralTopP()) {
            body.put("top_p", sampling.topP());
        }
        body.put(dialect.completionTokens() ? "max_completion_tokens" : "max_tokens", sampling.maxTokens());
        sampling.seed().ifPresent(seed -> body.put("seed", seed));
    }
}
