package io.plumbline.chat.protocol;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plumbline.chat.ChatRequest;
import io.plumbline.events.answer.Usage;
import io.plumbline.events.target.Sampling;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

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
    private static final ParsedReply FILTERED = new ParsedReply.Filtered();
    private static final ParsedReply NO_MESSAGE = new ParsedReply.Unusable("the reply has no message");

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
        putSampling(body, request.sampling(), dialect);
        request.topLogprobs().ifPresent(top -> body.put("logprobs", true).put("top_logprobs", top));
        try {
            return JSON.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a request is made of plain values", e);
        }
    }

    private static void putSampling(ObjectNode body, Sampling sampling, Dialect dialect) {
        body.put("temperature", sampling.temperature());
        if (sampling.topP() != 1 || !dialect.withoutNeutralTopP()) {
            body.put("top_p", sampling.topP());
        }
        body.put(dialect.completionTokens() ? "max_completion_tokens" : "max_tokens", sampling.maxTokens());
        sampling.seed().ifPresent(seed -> body.put("seed", seed));
    }

    @Override
    public Optional<Dialect> nextDialect(Dialect sent, String parameter, String complaint) {
        return sent.after(parameter, complaint);
    }

    @Override
    public ParsedReply read(JsonNode body) {
        JsonNode choice = body.path("choices").path(0);
        if (ReplyFields.isError(body)) {
            return new ParsedReply.ProviderError(body);
        }
        if (ReplyFields.isError(choice)) {
            return new ParsedReply.ProviderError(choice);
        }
        if (!choice.path("message").isObject()) {
            return NO_MESSAGE;
        }
        return choice.path("finish_reason").asText("").startsWith("content_filter") ? FILTERED : message(body, choice);
    }

    private static ParsedReply message(JsonNode body, JsonNode choice) {
        JsonNode message = choice.path("message");
        return new ParsedReply.Message(
                content(message.path("content")),
                ReplyFields.text(message.path("reasoning_content"))
                        .or(() -> ReplyFields.text(message.path("reasoning"))),
                ReplyFields.text(message.path("refusal")).or(() -> refusal(message.path("content"))),
                ReplyFields.name(choice.path("finish_reason")).orElse(""),
                ReplyFields.name(body.path("model")),
                ReplyFields.name(body.path("system_fingerprint")),
                ReplyFields.tokens(
                        choice.path("logprobs").path("content").path(0).path("top_logprobs")),
                usage(body.path("usage")));
    }

    /** A text, or a list of parts of which those with text count. */
    private static String content(JsonNode content) {
        return content.isArray()
                ? StreamSupport.stream(content.spliterator(), false)
                        .map(part -> ReplyFields.text(part.isTextual() ? part : part.path("text"))
                                .orElse(""))
                        .collect(Collectors.joining())
                : ReplyFields.text(content).orElse("");
    }

    /** Some providers send a list of parts, one of which is the refusal. */
    private static Optional<String> refusal(JsonNode parts) {
        return StreamSupport.stream(parts.spliterator(), false)
                .flatMap(part -> ReplyFields.text(part.path("refusal")).stream())
                .findFirst();
    }

    private static Usage usage(JsonNode usage) {
        return new Usage(
                ReplyFields.count(usage.path("prompt_tokens")), ReplyFields.count(usage.path("completion_tokens")));
    }
}
