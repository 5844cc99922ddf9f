package io.plumbline.chat.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.plumbline.chat.ReplyEnding;
import io.plumbline.chat.ReplyToken;
import io.plumbline.events.answer.Usage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The JSON of one chat completion. Servers and proxies say in many places that a reply is none: in an error beside the choices, in
 * a choice or in fields of a proxy, in the finish reason, or in the upstream's own finish reason.
 */
final class CompletionReply {

    private static final String TOOL_CALLS = "tool_calls";

    /** Enough for a number. A long answer can have thousands of tokens with twenty alternatives each. */
    private static final int MOST_TOKENS = 4;

    private final JsonNode body;
    private final JsonNode choice;
    private final JsonNode message;

    CompletionReply(JsonNode body) {
        this.body = body;
        this.choice = body.path("choices").path(0);
        this.message = choice.path("message");
    }

    ParsedReply read() {
        Optional<JsonNode> error = Stream.of(
                        body,
                        choice,
                        body.path("provider_specific_fields"),
                        choice.path("provider_specific_fields"),
                        message.path("provider_specific_fields"))
                .filter(ReplyFields::isError)
                .findFirst();
        if (error.isPresent()) {
            return error(error.get());
        }
        Optional<String> block = block();
        if (block.isPresent()) {
            return new ParsedReply.Filtered(block.get(), usage());
        }
        return message.isObject() ? ended() : new ParsedReply.Unusable("the reply has no message", usage());
    }

    /** An error in a reply that has a message: the reply was broken off. */
    private ParsedReply error(JsonNode place) {
        if (!message.isObject() || place.equals(body)) {
            return new ParsedReply.ProviderError(place);
        }
        // Without the model's own words, which are no sign of what went wrong.
        JsonNode error = place.path("error");
        JsonNode alone = JsonNodeFactory.instance.objectNode().set("error", error);
        boolean namesStatus = error.path("code").isNumber();
        return namesStatus
                ? new ParsedReply.ProviderError(alone)
                : unfinished(
                        true,
                        "an error in the reply: "
                                + ReplyFields.name(error.path("message"))
                                        .or(() -> ReplyFields.name(error))
                                        .orElse("no message"));
    }

    private ParsedReply ended() {
        String reason = ReplyFields.name(choice.path("finish_reason")).orElse("");
        ReplyEnding ending = ReplyEnding.of(reason).or(upstreamEnding());
        return switch (ending) {
            case FAILED -> unfinished(ReplyEnding.of(reason) != ReplyEnding.FAILED, "finish reason " + shown(reason));
            case FILTERED -> new ParsedReply.Filtered(shown(reason), usage());
            case REFUSED ->
                refusal().isPresent()
                        ? message(reason, ReplyEnding.NATURAL)
                        : new ParsedReply.Filtered(shown(reason), usage());
            case NATURAL -> message(reason, callsTool() ? ReplyEnding.TOOL_CALL : ReplyEnding.NATURAL);
            default -> message(reason, ending);
        };
    }

    /** The reason, with the upstream's own if the proxy hides it. */
    private String shown(String reason) {
        return nativeReasons()
                .filter(upstream -> !upstream.equalsIgnoreCase(reason))
                .findFirst()
                .map(upstream -> reason + " (upstream: " + upstream + ")")
                .orElse(reason);
    }

    private ReplyEnding upstreamEnding() {
        return nativeReasons().map(ReplyEnding::ofUpstream).reduce(ReplyEnding.NATURAL, ReplyEnding::or);
    }

    private Stream<String> nativeReasons() {
        return Stream.of(
                        choice.path("native_finish_reason"),
                        choice.path("provider_specific_fields").path("native_finish_reason"),
                        message.path("provider_specific_fields").path("native_finish_reason"),
                        body.path("provider_specific_fields").path("native_finish_reason"))
                .flatMap(reason -> ReplyFields.name(reason).stream());
    }

    /** The reason of a filter that leaves no text: Gemini's prompt feedback, Azure's annotations, MiniMax' flags. */
    private Optional<String> block() {
        Optional<String> prompt = Stream.of(
                        body.path("promptFeedback").path("blockReason"),
                        body.path("prompt_feedback").path("block_reason"))
                .flatMap(reason -> ReplyFields.name(reason).stream())
                .findFirst();
        boolean annotated = StreamSupport.stream(
                        choice.path("content_filter_results").spliterator(), false)
                .anyMatch(result -> result.path("filtered").asBoolean());
        boolean flagged = body.path("input_sensitive").asBoolean()
                || body.path("output_sensitive").asBoolean();
        return content().isBlank() && refusal().isEmpty()
                ? prompt.or(() -> Optional.of("content_filter").filter(any -> annotated || flagged))
                : Optional.empty();
    }

    private ParsedReply unfinished(boolean byError, String detail) {
        int received = content().getBytes(StandardCharsets.UTF_8).length;
        return new ParsedReply.Unfinished(detail, byError, received, usage());
    }

    private ParsedReply message(String reason, ReplyEnding ending) {
        return new ParsedReply.Message(
                content(),
                Stream.of("reasoning_content", "reasoning", "thinking")
                        .flatMap(field -> ReplyFields.text(message.path(field)).stream())
                        .findFirst(),
                refusal(),
                telling(reason, ending),
                ReplyFields.name(body.path("model")),
                ReplyFields.name(body.path("system_fingerprint")),
                tokens(),
                usage(),
                identity());
    }

    private List<ReplyToken> tokens() {
        return StreamSupport.stream(choice.path("logprobs").path("content").spliterator(), false)
                .limit(MOST_TOKENS)
                .map(token -> new ReplyToken(
                        SafeText.wellFormed(token.path("token").asText("")),
                        ReplyFields.tokens(token.path("top_logprobs"))))
                .toList();
    }

    /** The reason itself, or in its place the one that tells how the reply ended. */
    private String telling(String reason, ReplyEnding ending) {
        return ending == ReplyEnding.NATURAL || ending == ReplyEnding.of(reason)
                ? reason
                : nativeReasons()
                        .filter(upstream -> ReplyEnding.ofUpstream(upstream) == ending)
                        .findFirst()
                        .orElse(TOOL_CALLS);
    }

    /** The id with the time of creation: a cache repeats both, and a server that numbers its replies anew after a restart does not. */
    private Optional<String> identity() {
        JsonNode sent = body.path("id");
        return ReplyFields.name(sent.isNumber() ? JsonNodeFactory.instance.textNode(sent.asText()) : sent)
                .map(id -> id + " " + body.path("created").asText(""));
    }

    private boolean callsTool() {
        return !message.path("tool_calls").isEmpty()
                || !message.path("function_call").isEmpty();
    }

    /** A text, or a list of parts of which those with text count. */
    private String content() {
        JsonNode content = message.path("content");
        return content.isArray()
                ? StreamSupport.stream(content.spliterator(), false)
                        .map(part -> ReplyFields.text(part.isTextual() ? part : part.path("text"))
                                .orElse(""))
                        .collect(Collectors.joining())
                : ReplyFields.text(content).orElse("");
    }

    /** The field of its own, or a part of the content: some providers send a list of parts. */
    private Optional<String> refusal() {
        return ReplyFields.text(message.path("refusal"))
                .or(() -> StreamSupport.stream(message.path("content").spliterator(), false)
                        .flatMap(part -> ReplyFields.text(part.path("refusal")).stream())
                        .findFirst());
    }

    private Usage usage() {
        return ReplyFields.usage(body.path("usage"));
    }
}
