package io.plumbline.chat.protocol;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plumbline.chat.ChatRequest;
import io.plumbline.chat.Continuation;
import io.plumbline.events.target.Sampling;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * OpenAI's chat completions, which most providers and servers offer. A request holds only the fields that the caller set, because
 * many providers reject fields that they do not know.
 *
 * @see <a href="https://platform.openai.com/docs/api-reference/chat">OpenAI, Chat Completions</a>
 */
@Singleton
public final class ChatCompletions implements ChatProtocol {

    static final String NAME = "chat-completions";

    private static final JsonMapper JSON = new JsonMapper();

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String path() {
        return "/chat/completions";
    }

    @Override
    public byte[] body(String modelName, ChatRequest request, Dialect dialect) {
        ObjectNode body = JSON.createObjectNode().put("model", modelName);
        ArrayNode messages = body.putArray("messages");
        request.messages().forEach(message -> messages.addObject()
                .put("role", message.role())
                .put("content", SafeText.wellFormed(message.content())));
        request.continuation().ifPresent(begun -> putContinuation(body, messages, begun));
        putSampling(body, request, dialect);
        request.topLogprobs().ifPresent(top -> body.put("logprobs", true)
                .put("top_logprobs", dialect.topLogprobs().within(top)));
        request.cacheSalt().ifPresent(salt -> body.put("cache_salt", salt));
        // Some servers stream unless the request says that they must not.
        body.put("stream", false);
        try {
            return JSON.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a request is made of plain values", e);
        }
    }

    private static void putContinuation(ObjectNode body, ArrayNode messages, Continuation continuation) {
        ObjectNode begun =
                messages.addObject().put("role", "assistant").put("content", SafeText.wellFormed(continuation.begun()));
        switch (continuation.way()) {
            case TRAILING_MESSAGE -> {}
            case FINAL_MESSAGE -> body.put("continue_final_message", true).put("add_generation_prompt", false);
            case PREFIX -> begun.put("prefix", true);
        }
    }

    private static void putSampling(ObjectNode body, ChatRequest request, Dialect dialect) {
        Sampling sampling = request.sampling();
        if (!dialect.omits(Dialect.Field.TEMPERATURE, request)) {
            body.put("temperature", sampling.temperature());
        }
        if (!dialect.omits(Dialect.Field.TOP_P, request)) {
            body.put("top_p", sampling.topP());
        }
        body.put(dialect.completionTokens() ? "max_completion_tokens" : "max_tokens", sampling.maxTokens());
        if (!dialect.omits(Dialect.Field.SEED, request)) {
            sampling.seed().ifPresent(seed -> body.put("seed", seed));
        }
    }

    @Override
    public Optional<Dialect> nextDialect(Dialect sent, ChatRequest request, String parameter, String complaint) {
        return sent.after(request, parameter, complaint);
    }

    @Override
    public ParsedReply read(JsonNode body) {
        return new CompletionReply(body).read();
    }
}
