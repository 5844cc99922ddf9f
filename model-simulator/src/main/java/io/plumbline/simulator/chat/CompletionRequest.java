package io.plumbline.simulator.chat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * A request for a chat completion, as far as the simulation understands it.
 *
 * @param model the name asked for
 * @param system all system and developer messages, empty if there are none
 * @param user the last user message
 * @param conversation all messages with their roles: what makes two prompts the same prompt
 * @param temperature 0 to 2; 1 if not given
 * @param maxTokens most tokens of the answer, at least 1; {@link Integer#MAX_VALUE} if not given
 * @param logprobs whether log probabilities are asked for
 * @param topLogprobs alternatives per token, 0 to 20
 * @param begun the beginning of the answer, if the last message is the assistant's
 */
public record CompletionRequest(
        String model,
        String system,
        String user,
        String conversation,
        double temperature,
        int maxTokens,
        boolean logprobs,
        int topLogprobs,
        Optional<BegunAnswer> begun) {

    /**
     * Reads the body of a request.
     *
     * @throws ApiError 400 with the field that is missing or wrong
     */
    public static CompletionRequest from(JsonNode body) {
        refuseWhatIsNotSimulated(body);
        JsonNode messages = messages(body);
        boolean logprobs = body.path("logprobs").asBoolean(false);
        return new CompletionRequest(
                model(body),
                system(messages),
                lastUser(messages),
                conversation(messages),
                number(body, "temperature", 0, 2, 1),
                maxTokens(body),
                logprobs,
                topLogprobs(body, logprobs),
                begun(body, messages.get(messages.size() - 1)));
    }

    /** The same at another temperature. */
    public CompletionRequest at(double otherTemperature) {
        return new CompletionRequest(
                model, system, user, conversation, otherTemperature, maxTokens, logprobs, topLogprobs, begun);
    }

    private static Optional<BegunAnswer> begun(JsonNode body, JsonNode last) {
        return last.get("role").textValue().equals("assistant")
                ? Optional.of(new BegunAnswer(
                        text(last),
                        body.path("continue_final_message").asBoolean(false)
                                && !body.path("add_generation_prompt").asBoolean(true),
                        last.path("prefix").asBoolean(false)))
                : Optional.empty();
    }

    private static void refuseWhatIsNotSimulated(JsonNode body) {
        if (body.path("stream").asBoolean(false)) {
            throw ApiError.badField("stream", "Streaming is not simulated.");
        }
        number(body, "n", 1, 1, 1);
    }

    private static String model(JsonNode body) {
        JsonNode model = body.path("model");
        if (!model.isTextual() || model.textValue().isBlank()) {
            throw ApiError.badField("model", "You must provide a model parameter.");
        }
        return model.textValue();
    }

    private static JsonNode messages(JsonNode body) {
        JsonNode messages = body.path("messages");
        if (!messages.isArray() || messages.isEmpty()) {
            throw ApiError.badField("messages", "'messages' must be a list with at least one message.");
        }
        messages.forEach(CompletionRequest::checkMessage);
        return messages;
    }

    private static void checkMessage(JsonNode message) {
        if (!message.path("role").isTextual()) {
            throw ApiError.badField("messages", "Every message needs a role.");
        }
        if (!message.path("content").isTextual() && !message.path("content").isArray()) {
            throw ApiError.badField("messages", "Every message needs a content, a text or a list of parts.");
        }
    }

    private static String text(JsonNode message) {
        JsonNode content = message.get("content");
        return content.isTextual()
                ? content.textValue()
                : StreamSupport.stream(content.spliterator(), false)
                        .map(part -> part.path("text").asText(""))
                        .collect(Collectors.joining());
    }

    private static String system(JsonNode messages) {
        StringBuilder system = new StringBuilder();
        for (JsonNode message : messages) {
            String role = message.get("role").textValue();
            if (role.equals("system") || role.equals("developer")) {
                system.append(text(message)).append('\n');
            }
        }
        return system.toString().strip();
    }

    private static String lastUser(JsonNode messages) {
        for (int i = messages.size() - 1; i >= 0; i--) {
            if (messages.get(i).get("role").textValue().equals("user")) {
                return text(messages.get(i));
            }
        }
        throw ApiError.badField("messages", "There is no message of the user.");
    }

    private static String conversation(JsonNode messages) {
        StringBuilder all = new StringBuilder();
        messages.forEach(message -> all.append(message.get("role").textValue())
                .append('\u0001')
                .append(text(message))
                .append('\u0002'));
        return all.toString();
    }

    private static int maxTokens(JsonNode body) {
        String field = body.hasNonNull("max_completion_tokens") ? "max_completion_tokens" : "max_tokens";
        return (int) number(body, field, 1, Integer.MAX_VALUE, Integer.MAX_VALUE);
    }

    private static int topLogprobs(JsonNode body, boolean logprobs) {
        int top = (int) number(body, "top_logprobs", 0, 20, 0);
        if (top > 0 && !logprobs) {
            throw ApiError.badField("top_logprobs", "'top_logprobs' needs 'logprobs' to be true.");
        }
        return top;
    }

    private static double number(JsonNode body, String field, double lowest, double highest, double otherwise) {
        JsonNode value = body.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return otherwise;
        }
        if (!value.isNumber() || value.doubleValue() < lowest || value.doubleValue() > highest) {
            throw ApiError.badField(field, "'" + field + "' must be a number from " + lowest + " to " + highest + ".");
        }
        return value.doubleValue();
    }
}
