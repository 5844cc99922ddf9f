package io.plumbline.chat.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.chat.ChatResult.Reply;
import io.plumbline.events.answer.TokenProbability;
import io.plumbline.events.answer.Usage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The meaning of a reply with status 2xx. */
public sealed interface ParsedReply {

    /** Calls the method of this case. */
    <T> T fold(Cases<T> cases);

    /** A method for each case. */
    interface Cases<T> {

        T message(Message message);

        T error(JsonNode body);

        T unusable(String detail);

        T filtered();
    }

    /**
     * The model replied.
     *
     * @param content the text; empty if the model sent none; untrusted
     * @param reasoning the model's thoughts, if a separate field shows them; untrusted
     * @param refusal the text of the provider's own field for a refusal; untrusted
     * @param finishReason as sent; empty text if the provider sent none
     * @param model the model name in the reply, if the provider sent one
     * @param systemFingerprint the provider's configuration
     * @param firstToken the first token's alternatives, likeliest first; empty if the provider sent none
     * @param usage tokens charged
     */
    record Message(
            String content,
            Optional<String> reasoning,
            Optional<String> refusal,
            String finishReason,
            Optional<String> model,
            Optional<String> systemFingerprint,
            List<TokenProbability> firstToken,
            Usage usage)
            implements ParsedReply {

        /** The result of a call of {@code requestedModel}. */
        public Reply reply(String requestedModel, Duration latency, int attempts) {
            return new Reply(
                    content,
                    reasoning,
                    refusal,
                    finishReason,
                    model.orElse(requestedModel),
                    systemFingerprint,
                    firstToken,
                    usage,
                    latency,
                    attempts);
        }

        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.message(this);
        }
    }

    /**
     * The body reports an error, although the status is 2xx. Gateways do so for errors behind them.
     *
     * @param body the JSON object that holds the error
     */
    record ProviderError(JsonNode body) implements ParsedReply {

        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.error(body);
        }
    }

    /**
     * The body holds no message.
     *
     * @param detail the reason, in our own words, such as {@code the reply has no message}
     */
    record Unusable(String detail) implements ParsedReply {

        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.unusable(detail);
        }
    }

    /** The provider's filter withheld the answer. */
    record Filtered() implements ParsedReply {

        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.filtered();
        }
    }
}
