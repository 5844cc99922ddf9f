package io.plumbline.chat;

import io.plumbline.events.answer.TokenProbability;
import io.plumbline.events.answer.Usage;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** What came of calling a model. */
public sealed interface ChatResult {

    /** Does the one thing or the other. */
    <T> T fold(Function<Reply, T> reply, Function<Failure, T> failure);

    /** Calls that were made, retries included. */
    int attempts();

    /**
     * The model replied.
     *
     * @param content its text; empty where it said nothing; untrusted
     * @param reasoning what a separate field of the reply shows of its thoughts; untrusted
     * @param refusal the provider's own field for a refusal; untrusted
     * @param finishReason as sent; empty text where the provider sends none
     * @param model the model name in the reply; the one asked for where the provider sends none
     * @param systemFingerprint the provider's configuration
     * @param firstToken the first token's alternatives, likeliest first; empty where none came
     * @param usage tokens charged
     * @param latency of the successful call
     * @param attempts calls made, at least 1
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
     * @param kind what went wrong in the last attempt
     * @param detail in words for a person, at most 300 characters: where, and what the provider said; holds no key and
     *     no text of the conversation
     * @param attempts calls made; 0 where none was worth making
     */
    record Failure(Kind kind, String detail, int attempts) implements ChatResult {

        /** What can go wrong; its lower-case name labels metrics. */
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

            /** The kind as it labels metrics. */
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
