package io.plumbline.chat.reply;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.plumbline.chat.ChatResult.Failure;
import io.plumbline.chat.ChatResult.Failure.Kind;
import io.plumbline.chat.protocol.ChatProtocol;
import io.plumbline.chat.protocol.Dialect;
import io.plumbline.chat.protocol.ParsedReply;
import io.plumbline.chat.protocol.RequestUrl;
import io.plumbline.chat.protocol.SafeText;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;

/**
 * Reads any response to a request. Another attempt can help after 408, 409, 425, 429 and 5xx. It can also help after an unreadable
 * reply, because most of those come from a proxy or a cut connection. Other statuses do not change.
 */
public final class ReplyReader {

    /** Python writes the logarithm of probability 0 as -Infinity. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private static final String BYTE_ORDER_MARK = "\ufeff";

    private static final Set<Integer> PASSING = Set.of(408, 409, 425, 429);

    private final ChatProtocol protocol;
    private final RequestUrl url;
    private final String modelName;
    private final ErrorRedaction redaction;
    private final Clock clock;

    public ReplyReader(ChatProtocol protocol, RequestUrl url, String modelName, ErrorRedaction redaction, Clock clock) {
        this.protocol = protocol;
        this.url = url;
        this.modelName = modelName;
        this.redaction = redaction;
        this.clock = clock;
    }

    /**
     * The attempt that a response makes.
     *
     * @param sent the variant of the request
     * @param attempts the number of this attempt in its call, from 1
     */
    public Attempt read(RawReply raw, Dialect sent, int attempts) {
        return new Response(raw, RateHints.of(raw, clock), attempts).attempt(sent);
    }

    /** The failure of a call that got no response. */
    public Attempt broken(Kind kind, String message, int attempts) {
        return Attempt.passing(
                new Failure(kind, url.shown() + ": " + redaction.redact(message), attempts), RateHints.NONE);
    }

    /** One response, and the meaning of each kind of reply in it. */
    private final class Response implements ParsedReply.Cases<Attempt> {

        private final RawReply raw;
        private final RateHints hints;
        private final int attempts;

        private Response(RawReply raw, RateHints hints, int attempts) {
            this.raw = raw;
            this.hints = hints;
            this.attempts = attempts;
        }

        private Attempt attempt(Dialect sent) {
            Optional<JsonNode> body = json(raw);
            if (raw.status() / 100 == 2) {
                return body.isPresent() ? protocol.read(body.get()).fold(this) : unusable(unreadable(raw));
            }
            ErrorBody error = ErrorBody.of(body.orElseGet(MissingNode::getInstance));
            return rejected(error)
                    .askingFor(
                            raw.status() == 400
                                    ? protocol.nextDialect(sent, error.parameter(), error.message())
                                    : Optional.empty());
        }

        @Override
        public Attempt message(ParsedReply.Message message) {
            return Attempt.replied(message.reply(modelName, raw.latency(), attempts), hints);
        }

        @Override
        public Attempt filtered() {
            return Attempt.lasting(failure(Kind.FILTERED, "the provider's filter withheld the answer"), hints);
        }

        /** Some gateways name the status of the error behind them. */
        @Override
        public Attempt error(JsonNode body) {
            ErrorBody error = ErrorBody.of(body);
            String message = "an error in the reply: " + error.message();
            return error.status()
                    .map(status -> failed(status, failure(kind(status, error), message)))
                    .orElseGet(() -> unusable(message));
        }

        @Override
        public Attempt unusable(String detail) {
            return Attempt.passing(failure(Kind.BAD_RESPONSE, detail), hints);
        }

        private Attempt rejected(ErrorBody error) {
            String message = error.message().isEmpty() ? unreadable(raw) : error.message();
            return failed(raw.status(), failure(kind(raw.status(), error), message));
        }

        private Attempt failed(int status, Failure failure) {
            boolean passing = failure.kind() != Kind.QUOTA_EXHAUSTED
                    && failure.kind() != Kind.FILTERED
                    && (status >= 500 || PASSING.contains(status));
            return passing ? Attempt.passing(failure, hints) : Attempt.lasting(failure, hints);
        }

        private Failure failure(Kind kind, String message) {
            String detail = url.shown() + " answers " + raw.status() + ": " + redaction.redact(message);
            return new Failure(kind, SafeText.oneLine(detail, 300), attempts);
        }
    }

    private static Kind kind(int status, ErrorBody error) {
        if (status < 500 && error.isFiltered()) {
            return Kind.FILTERED;
        }
        return switch (status) {
            case 402 -> Kind.QUOTA_EXHAUSTED;
            case 408 -> Kind.TIMEOUT;
            case 429 -> error.isQuotaExhausted() ? Kind.QUOTA_EXHAUSTED : Kind.RATE_LIMITED;
            default -> status >= 500 ? Kind.HTTP_5XX : Kind.HTTP_4XX;
        };
    }

    private static String unreadable(RawReply raw) {
        String type = raw.header("content-type").orElse("no content type");
        if (raw.body().isEmpty()) {
            return "an empty body";
        }
        return (type.contains("html") ? "an HTML page" : "no complete JSON") + " ("
                + raw.body().length() + " characters, " + SafeText.oneLine(type, 40) + ")";
    }

    private static Optional<JsonNode> json(RawReply raw) {
        try {
            JsonNode body = JSON.readTree(
                    raw.body().startsWith(BYTE_ORDER_MARK) ? raw.body().substring(1) : raw.body());
            return body.isContainerNode() ? Optional.of(body) : Optional.empty();
        } catch (IOException noJson) {
            return Optional.empty();
        }
    }
}
