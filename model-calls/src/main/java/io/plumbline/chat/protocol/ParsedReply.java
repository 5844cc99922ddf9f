package io.plumbline.chat.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.chat.ChatResult.Reply;
import io.plumbline.chat.ReplyToken;
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

        T unusable(Unusable reply);

        T unfinished(Unfinished reply);

        T filtered(Filtered reply);
    }

    /**
     * The model replied.
     *
     * @param content the text; empty if the model sent none; untrusted
     * @param reasoning the model's thoughts, if a separate field shows them; untrusted
     * @param refusal the text of the provider's own field for a refusal; untrusted
     * @param finishReason as sent, or the reason that tells how the reply ended if the sent one hides it; empty text if there is
     *     none
     * @param model the model name in the reply, if the provider sent one
     * @param systemFingerprint the provider's configuration
     * @param tokens the reply's first tokens, four at most; empty if the provider sent no log probabilities
     * @param usage tokens charged, as the provider reports them; none if it does not
     * @param id what sets the reply apart from all others, such as its id with its time of creation, if the provider sent an id
     */
    record Message(
            String content,
            Optional<String> reasoning,
            Optional<String> refusal,
            String finishReason,
            Optional<String> model,
            Optional<String> systemFingerprint,
            List<ReplyToken> tokens,
            Usage usage,
            Optional<String> id)
            implements ParsedReply {

        /**
         * The result of a call.
         *
         * @param served the name of the model that answered
         * @param charged tokens charged, estimated if the provider reports none
         */
        public Reply reply(String served, Usage charged, Duration latency, int attempts) {
            return new Reply(
                    content,
                    reasoning,
                    refusal,
                    finishReason,
                    served,
                    systemFingerprint,
                    tokens,
                    charged,
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
     * The body is whole and holds no message.
     *
     * @param detail the reason, in our own words, such as {@code the reply has no message}
     * @param usage tokens charged, as the provider reports them; none if it does not
     */
    record Unusable(String detail, Usage usage) implements ParsedReply {

        /** A body that tells no usage. */
        public Unusable(String detail) {
            this(detail, Usage.NONE);
        }

        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.unusable(this);
        }
    }

    /**
     * The server broke the reply off. What came of it is no answer, not even half of one.
     *
     * @param detail the reason as the server tells it, on one line
     * @param byError whether an error behind the reply is the sign; otherwise the reply's own finish reason is
     * @param received bytes of text that came
     * @param usage tokens charged, as the provider reports them; none if it does not
     */
    record Unfinished(String detail, boolean byError, int received, Usage usage) implements ParsedReply {

        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.unfinished(this);
        }
    }

    /**
     * The provider's filter withheld the answer, or a part of it.
     *
     * @param detail the provider's name of the reason, on one line
     * @param usage tokens charged, as the provider reports them; none if it does not
     */
    record Filtered(String detail, Usage usage) implements ParsedReply {

        /** A filtered reply that tells neither reason nor usage. */
        public Filtered() {
            this("content_filter", Usage.NONE);
        }

        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.filtered(this);
        }
    }
}
