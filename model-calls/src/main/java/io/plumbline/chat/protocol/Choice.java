package io.plumbline.chat.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.chat.ChatResult.Reply;
import io.plumbline.events.answer.TokenProbability;
import io.plumbline.events.answer.Usage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The first choice of a reply. Whatever is missing or of another type than agreed counts as not sent. */
final class Choice {

    private static final int LONGEST_NAME = 200;

    /** What rounding may lift above 0, which no logarithm of a probability is. */
    private static final double MOST_LOGPROB = 1e-3;

    /** Longer than any model's context: a broken bill must not empty a budget for hours. */
    private static final long MOST_TOKENS = 10_000_000;

    private Choice() {}

    static Reply read(JsonNode body, String modelName, Duration latency, int attempts) {
        JsonNode choice = body.path("choices").path(0);
        JsonNode message = choice.path("message");
        return new Reply(
                content(message.path("content")),
                text(message.path("reasoning_content")).or(() -> text(message.path("reasoning"))),
                text(message.path("refusal")).or(() -> refusal(message.path("content"))),
                name(choice.path("finish_reason")).orElse(""),
                name(body.path("model")).orElse(modelName),
                name(body.path("system_fingerprint")),
                firstToken(choice.path("logprobs").path("content").path(0).path("top_logprobs")),
                usage(body.path("usage")),
                latency,
                attempts);
    }

    private static String content(JsonNode content) {
        return content.isArray()
                ? StreamSupport.stream(content.spliterator(), false)
                        .map(part -> text(part.isTextual() ? part : part.path("text"))
                                .orElse(""))
                        .collect(Collectors.joining())
                : text(content).orElse("");
    }

    /** Some send a list of parts, one of them the refusal. */
    private static Optional<String> refusal(JsonNode parts) {
        return StreamSupport.stream(parts.spliterator(), false)
                .flatMap(part -> text(part.path("refusal")).stream())
                .findFirst();
    }

    private static Optional<String> text(JsonNode node) {
        return Optional.of(node)
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .filter(text -> !text.isEmpty())
                .map(SafeText::wellFormed);
    }

    private static Optional<String> name(JsonNode node) {
        return text(node).map(text -> SafeText.oneLine(text, LONGEST_NAME)).filter(text -> !text.isEmpty());
    }

    /** Tokens that are sent twice stay two: byte tokens can look alike and still be different. */
    private static List<TokenProbability> firstToken(JsonNode alternatives) {
        List<TokenProbability> tokens = new ArrayList<>();
        alternatives.forEach(top -> {
            double logprob =
                    top.path("logprob").isNumber() ? top.path("logprob").asDouble() : Double.NaN;
            if (top.path("token").isTextual() && logprob <= MOST_LOGPROB) {
                double probability = Math.min(1, Math.exp(logprob));
                tokens.add(
                        new TokenProbability(SafeText.wellFormed(top.path("token").asText()), probability));
            }
        });
        tokens.sort(Comparator.comparingDouble(TokenProbability::probability).reversed());
        return tokens;
    }

    private static Usage usage(JsonNode usage) {
        return new Usage(tokens(usage.path("prompt_tokens")), tokens(usage.path("completion_tokens")));
    }

    private static long tokens(JsonNode count) {
        return (long) Math.max(0, Math.min(MOST_TOKENS, count.asDouble()));
    }
}
