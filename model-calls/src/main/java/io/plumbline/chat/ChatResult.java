package io.plumbline.chat;

import io.plumbline.events.answer.TokenProbability;
import io.plumbline.events.answer.Usage;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** The result of a call to a model. */
public sealed interface ChatResult {

    /** Applies the function of this case. */
    <T> T fold(Function<Reply, T> reply, Function<Failure, T> failure);

    /** HTTP requests that were sent, retries included. */
    int attempts();

    /**
     * The model replied.
     *
     *
     * @param content the text; empty if the model sent none; untrusted
     * @param reasoning the model's thoughts, if a separate field of the reply shows them; untrusted
     * @param refusal the text of the provider's own field for a refusal; untrusted
     * @param finishReason as sent; empty text if the provider sent none
     * @param model the model name in the reply; the requested name if the provider sent none
     * @param systemFingerprint the provider's configuration
     * @param firstToken the first token's alternatives, likeliest first; empty if the provider sent none
     * @param usage tokens charged
     * @param latency of the successful attempt
     * @param attempts requests sent, at least 1
     */
    record Reply(
            String content,
            Optional<String> reasoning,
            Optional<String> refusal,
            String finishReason,
            String model,
            Optional<String> systemFingerprint,
            List<TokenProbability> firstToken,
            Usage usage,
            Duration latency,
            int attempts)
            implements ChatResult {

        public Reply {
            firstToken = List.copyOf(firstToken);
        }

        @Override
        public <T> T fold(Function<Reply, T> reply, Function<Failure, T> failure) {
            return reply.apply(this);
        }
    }

    /**
     * There is no reply.
     *
     *
     * @param kind the kind of the last attempt's failure
     * @param detail in words for a person, at most 300 characters: the endpoint and the provider's message; holds neither a key
     *     nor text of the conversation
     * @param attempts requests sent; 0 if the call ended before its first attempt
     */
    record Failure(Kind kind, String detail, int attempts) implements ChatResult {

        /** The kinds of failures; the lower-case name labels metrics. */
        public enum Kind {
            TIMEOUT,
            CONNECT,
            RATE_LIMITED,
            QUOTA_EXHAUSTED,
            HTTP_4XX,
            HTTP_5XX,
            BAD_RESPONSE,
            FILTERED,
            CIRCUIT_OPEN,
            NO_CREDENTIAL;

            public String label() {
                return name().toLowerCase(Locale.ROOT);
            }
        }

        @Override
        public <T> T fold(Function<Reply, T> reply, Function<Failure, T> failure) {
            return failure.apply(this);
        }
    }
}
