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

    /** Tokens that the call was charged for. */
    Usage usage();

    /** This result with the tokens of all attempts. */
    default ChatResult costing(Usage all) {
        return fold(
                reply -> new Reply(
                        reply.content(),
                        reply.reasoning(),
                        reply.refusal(),
                        reply.finishReason(),
                        reply.model(),
                        reply.systemFingerprint(),
                        reply.tokens(),
                        all,
                        reply.latency(),
                        reply.attempts()),
                failure -> new Failure(failure.kind(), failure.detail(), failure.attempts(), all));
    }

    /**
     * The model replied.
     *
     *
     * @param content the text; empty if the model sent none; untrusted
     * @param reasoning the model's thoughts, if a separate field of the reply shows them; untrusted
     * @param refusal the text of the provider's own field for a refusal; untrusted
     * @param finishReason as sent, or the upstream's own if a proxy hides it, or {@code tool_calls} if the reply calls a tool; empty
     *     text if the provider sent none
     * @param model the model name in the reply; the requested name if the provider sent none
     * @param systemFingerprint the provider's configuration
     * @param tokens the reply's first tokens, four at most; empty if the provider sent no log probabilities
     * @param usage tokens charged for all attempts of the call
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
            List<ReplyToken> tokens,
            Usage usage,
            Duration latency,
            int attempts)
            implements ChatResult {

        public Reply {
            tokens = List.copyOf(tokens);
        }

        /** The first token's alternatives, likeliest first; empty if the provider sent none. */
        public List<TokenProbability> firstToken() {
            return tokens.isEmpty() ? List.of() : tokens.get(0).alternatives();
        }

        /** How the reply ended: natural, out of tokens, or with a tool call. Replies that ended otherwise are failures. */
        public ReplyEnding ending() {
            return ReplyEnding.of(finishReason);
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
     * @param usage tokens charged for all attempts of the call
     */
    record Failure(Kind kind, String detail, int attempts, Usage usage) implements ChatResult {

        /** A failure that cost no tokens. */
        public Failure(Kind kind, String detail, int attempts) {
            this(kind, detail, attempts, Usage.NONE);
        }

        /** The kinds of failures; the lower-case name labels metrics. */
        public enum Kind {
            /** No whole reply came within the wait for it. */
            TIMEOUT,
            /** No connection came about, so that no request was sent. */
            CONNECT,
            /** The connection broke after the request was sent. */
            CONNECTION_LOST,
            RATE_LIMITED,
            QUOTA_EXHAUSTED,
            HTTP_4XX,
            HTTP_5XX,
            /** The reply is unreadable, too long, or an error under a status of success. */
            BAD_RESPONSE,
            /** The reply is whole and holds no message. */
            NO_MESSAGE,
            /** The server broke the reply off and says so. */
            UNFINISHED,
            /** The provider's filter stopped the question or the answer. */
            FILTERED,
            /** The conversation is longer than the model's context, or than the provider takes. */
            CONTEXT_TOO_LONG,
            /** A cache repeated the reply to another draw. */
            REPEATED,
            /** A proxy let another model answer. */
            OTHER_MODEL,
            CIRCUIT_OPEN,
            /** The result was not wanted any more before the next request went out. */
            WITHDRAWN,
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
