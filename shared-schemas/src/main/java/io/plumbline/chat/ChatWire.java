package io.plumbline.chat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plumbline.chat.ChatResult.Failure;
import io.plumbline.chat.ChatResult.Failure.Kind;
import io.plumbline.chat.ChatResult.Reply;
import io.plumbline.events.Sampling;
import io.plumbline.events.Target;
import io.plumbline.events.TokenProbability;
import io.plumbline.events.Usage;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The OpenAI-compatible wire format: what is sent, and what can come back. */
final class ChatWire {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int LONGEST_DETAIL = 200;

    private ChatWire() {}

    /** The request's body. */
    static byte[] body(Target target, ChatRequest request) {
        ObjectNode body = JSON.createObjectNode().put("model", target.modelName());
        request.messages().forEach(message -> body.withArray("messages")
                .addObject()
                .put("role", message.role())
                .put("content", message.content()));
        Sampling sampling = request.sampling();
        body.put("temperature", sampling.temperature())
                .put("top_p", sampling.topP())
                .put("max_tokens", sampling.maxTokens());
        sampling.seed().ifPresent(seed -> body.put("seed", seed));
        request.topLogprobs().ifPresent(top -> body.put("logprobs", true).put("top_logprobs", top));
        try {
            return JSON.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a request is made of plain values", e);
        }
    }

    /** What a reply with status 200 says. */
    static ChatResult reply(byte[] raw, Target target, Duration latency, int attempts) {
        JsonNode body;
        try {
            body = JSON.readTree(raw);
        } catch (IOException e) {
            return new Failure(Kind.BAD_RESPONSE, "the reply is not JSON", attempts);
        }
        JsonNode choice = body.path("choices").path(0);
        JsonNode message = choice.path("message");
        if (!message.isObject()) {
            String error = body.path("error").path("message").asText("");
            return new Failure(
                    Kind.BAD_RESPONSE,
                    error.isEmpty() ? "the reply has no message" : "error in the reply: " + plain(error),
                    attempts);
        }
        return new Reply(
                content(message.path("content")),
                text(message.path("reasoning_content")).or(() -> text(message.path("reasoning"))),
                text(message.path("refusal")),
                choice.path("finish_reason").asText(""),
                body.path("model").asText(target.modelName()),
                text(body.path("system_fingerprint")),
                firstToken(choice.path("logprobs").path("content").path(0)),
                usage(body.path("usage")),
                latency,
                attempts);
    }

    /** What a provider says of an error, short and in one line. */
    static String error(byte[] raw) {
        try {
            JsonNode error = JSON.readTree(raw).path("error");
            return plain(error.path("message").asText(error.asText("")));
        } catch (IOException e) {
            return "";
        }
    }

    /** The code of an error, or empty text. */
    static String errorCode(byte[] raw) {
        try {
            JsonNode error = JSON.readTree(raw).path("error");
            return error.path("code").asText(error.path("type").asText(""));
        } catch (IOException e) {
            return "";
        }
    }

    private static String plain(String text) {
        String line = text.replaceAll("\\p{C}+", " ").strip();
        return line.length() <= LONGEST_DETAIL ? line : line.substring(0, LONGEST_DETAIL) + " …";
    }

    private static String content(JsonNode content) {
        return content.isArray()
                ? StreamSupport.stream(content.spliterator(), false)
                        .map(part -> part.path("text").asText(""))
                        .collect(Collectors.joining())
                : content.asText("");
    }

    private static Optional<String> text(JsonNode node) {
        return node.isTextual() && !node.asText().isEmpty() ? Optional.of(node.asText()) : Optional.empty();
    }

    private static List<TokenProbability> firstToken(JsonNode token) {
        List<TokenProbability> alternatives = new ArrayList<>();
        token.path("top_logprobs")
                .forEach(top -> alternatives.add(new TokenProbability(
                        top.path("token").asText(""),
                        Math.min(1, Math.exp(top.path("logprob").asDouble(-9999))))));
        alternatives.sort(
                Comparator.comparingDouble(TokenProbability::probability).reversed());
        return alternatives;
    }

    private static Usage usage(JsonNode usage) {
        return new Usage(
                usage.path("prompt_tokens").asLong(),
                usage.path("completion_tokens").asLong());
    }
}
