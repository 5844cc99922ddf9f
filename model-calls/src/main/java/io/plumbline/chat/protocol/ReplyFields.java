package io.plumbline.chat.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.events.answer.TokenProbability;
import io.plumbline.events.answer.Usage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Reads the fields that replies of all protocols have in common. A field of an unexpected type counts as not sent. */
public final class ReplyFields {

    private static final int LONGEST_NAME = 200;

    /** No logarithm of a probability is above 0, but rounding lifts some to slightly more. */
    private static final double MOST_LOGPROB = 1e-3;

    /** More tokens than any model's context: a wrong bill must not empty a budget for hours. */
    private static final long MOST_TOKENS = 10_000_000;

    private ReplyFields() {}

    /** A text that is not empty, as well-formed Unicode. */
    public static Optional<String> text(JsonNode node) {
        return Optional.of(node)
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .filter(text -> !text.isEmpty())
                .map(SafeText::wellFormed);
    }

    /** A text on one line, at most {@value #LONGEST_NAME} characters long. */
    public static Optional<String> name(JsonNode node) {
        return text(node).map(text -> SafeText.oneLine(text, LONGEST_NAME)).filter(text -> !text.isEmpty());
    }

    /**
     * A list of objects with {@code token} and {@code logprob}, likeliest first. Equal tokens are not merged: tokens of different
     * bytes can have the same text.
     */
    public static List<TokenProbability> tokens(JsonNode alternatives) {
        List<TokenProbability> tokens = new ArrayList<>();
        alternatives.forEach(top -> {
            double logprob =
                    top.path("logprob").isNumber() ? top.path("logprob").asDouble() : Double.NaN;
            if (top.path("token").isTextual() && logprob <= MOST_LOGPROB) {
                double probability = Math.min(1, Math.exp(logprob));
                tokens.add(new TokenProbability(
                        SafeText.wellFormed(top.path("token").asText()), probability));
            }
        });
        tokens.sort(Comparator.comparingDouble(TokenProbability::probability).reversed());
        return tokens;
    }

    /** A number of tokens, 0 to {@value #MOST_TOKENS}. */
    public static long count(JsonNode count) {
        return (long) Math.max(0, Math.min(MOST_TOKENS, count.asDouble()));
    }

    /**
     * The tokens that a reply reports under the names of OpenAI or Anthropic; none if it reports none. Thoughts count as output. Some
     * providers leave them out of the output and add them to the total, others name them only.
     */
    public static Usage usage(JsonNode usage) {
        long sent = count(usage.has("prompt_tokens") ? usage.path("prompt_tokens") : usage.path("input_tokens"));
        long received =
                count(usage.has("completion_tokens") ? usage.path("completion_tokens") : usage.path("output_tokens"));
        long thoughts = Math.max(
                count(usage.path("completion_tokens_details").path("reasoning_tokens")),
                count(usage.path("reasoning_tokens")));
        long beyond = count(usage.path("total_tokens")) - sent - received;
        long hidden = beyond > 0 ? beyond : thoughts > received ? thoughts : 0;
        return new Usage(sent, Math.min(MOST_TOKENS, received + hidden));
    }

    /** Whether an object reports an error in one of the usual forms. */
    public static boolean isError(JsonNode body) {
        JsonNode error = (body.isArray() ? body.path(0) : body).path("error");
        return (error.isObject() && !error.isEmpty())
                || (error.isTextual() && !error.asText().isBlank())
                || (error.isNumber() && error.asInt() != 0)
                || (error.isBoolean() && error.asBoolean());
    }
}
