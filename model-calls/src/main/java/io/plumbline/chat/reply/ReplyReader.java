package io.plumbline.chat.reply;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.plumbline.chat.ChatRequest;
import io.plumbline.chat.ChatResult.Failure;
import io.plumbline.chat.ChatResult.Failure.Kind;
import io.plumbline.chat.ReplyEnding;
import io.plumbline.chat.protocol.ChatProtocol;
import io.plumbline.chat.protocol.Dialect;
import io.plumbline.chat.protocol.ParsedReply;
import io.plumbline.chat.protocol.RequestUrl;
import io.plumbline.chat.protocol.SafeText;
import io.plumbline.events.answer.Usage;
import io.plumbline.events.target.Target;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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

    /** Statuses that say why a call failed, so that words of the body need not. */
    private static final Set<Integer> CLEAR = Set.of(401, 402, 404, 408, 409, 425, 429);

    private final ChatProtocol protocol;
    private final RequestUrl url;
    private final Target target;
    private final FormComplaint complaint;
    private final ErrorRedaction redaction;
    private final TokenEstimate estimate;
    private final Clock clock;

    public ReplyReader(
            ChatProtocol protocol,
            RequestUrl url,
            Target target,
            ChatRequest request,
            ErrorRedaction redaction,
            TokenEstimate estimate,
            Clock clock) {
        this.protocol = protocol;
        this.url = url;
        this.target = target;
        this.complaint = new FormComplaint(protocol, target, request);
        this.redaction = redaction;
        this.estimate = estimate;
        this.clock = clock;
    }

    /**
     * The attempt that a response makes.
     *
     * @param sent the variant of the request
     * @param attempts the number of this attempt in its call, from 1
     */
    public Attempt read(RawReply raw, Dialect sent, int attempts) {
        JsonNode body = json(raw).orElseGet(MissingNode::getInstance);
        return new Response(raw, body, attempts).attempt(sent);
    }

    /** The failure of a call that could not be sent. */
    public Attempt unsent(String message, int attempts) {
        return Attempt.passing(failure(Kind.CONNECT, message, attempts, Usage.NONE), RateHints.NONE);
    }

    /** The failure of a call that was sent and got no whole response; the provider may charge for all of it. */
    public Attempt lost(Kind kind, String message, Repeat repeat, int attempts) {
        return Attempt.failed(failure(kind, message, attempts, estimate.lost()), repeat, RateHints.NONE);
    }

    private Failure failure(Kind kind, String message, int attempts, Usage charged) {
        return new Failure(kind, url.shown() + ": " + redaction.redact(message), attempts, charged);
    }

    /** One response, and the meaning of each kind of reply in it. */
    private final class Response implements ParsedReply.Cases<Attempt> {

        private final RawReply raw;
        private final JsonNode body;
        private final ProxySigns proxy;
        private final RateHints hints;
        private final int attempts;

        private Response(RawReply raw, JsonNode body, int attempts) {
            this.raw = raw;
            this.body = body;
            this.proxy = ProxySigns.of(raw, body);
            this.hints = RateHints.of(raw, proxy.retriesItself(), clock);
            this.attempts = attempts;
        }

        private Attempt attempt(Dialect sent) {
            if (raw.status() / 100 == 2) {
                return body.isMissingNode() ? unreadable() : protocol.read(body).fold(this);
            }
            ErrorBody error = ErrorBody.of(body, target.modelName());
            String message = error.message().isEmpty() ? raw.unreadable() : error.message();
            Attempt rejected = failed(raw.status(), error, message);
            return rejected.kind().equals(Optional.of(Kind.HTTP_4XX))
                    ? complaint.answer(rejected, raw.status(), sent, error)
                    : rejected;
        }

        @Override
        public Attempt message(ParsedReply.Message message) {
            if (proxy.fellBack()) {
                String instead = "a proxy let another model answer: "
                        + proxy.name(message.model().orElse("unnamed"));
                return Attempt.lasting(failure(Kind.OTHER_MODEL, instead, charged(message)), hints);
            }
            String served = proxy.name(message.model().orElse(target.modelName()));
            return Attempt.replied(
                    message.reply(served, charged(message), raw.latency(), attempts),
                    hints,
                    message.id(),
                    proxy.cached());
        }

        private Usage charged(ParsedReply.Message message) {
            if (ReplyEnding.of(message.finishReason()) == ReplyEnding.OUT_OF_TOKENS) {
                return estimate.completingCut(message.usage());
            }
            return estimate.completing(
                    message.usage(),
                    bytes(message.content()) + bytes(message.reasoning().orElse("")));
        }

        @Override
        public Attempt filtered(ParsedReply.Filtered reply) {
            Usage charged = estimate.completing(reply.usage(), 0);
            String detail = "the provider's filter withheld the answer: " + reply.detail();
            return Attempt.lasting(failure(Kind.FILTERED, detail, charged), hints);
        }

        @Override
        public Attempt unfinished(ParsedReply.Unfinished reply) {
            Usage charged = estimate.completing(reply.usage(), reply.received());
            String detail = "the reply was broken off: " + reply.detail();
            Kind kind = reply.byError() ? Kind.BAD_RESPONSE : Kind.UNFINISHED;
            return Attempt.failed(failure(kind, detail, charged), Repeat.FEW, hints);
        }

        /** Some gateways name the status of the error behind them. */
        @Override
        public Attempt error(JsonNode errorBody) {
            ErrorBody error = ErrorBody.of(errorBody, target.modelName());
            String message = "an error in the reply: " + error.message();
            if (error.status().isEmpty() && error.isFilteredByCode()) {
                return failed(400, error, message);
            }
            return error.status()
                    .map(status -> failed(status, error, message))
                    .orElseGet(() -> Attempt.passing(failure(Kind.BAD_RESPONSE, message, Usage.NONE), hints));
        }

        @Override
        public Attempt unusable(ParsedReply.Unusable reply) {
            Usage charged = estimate.completing(reply.usage(), 0);
            return Attempt.failed(failure(Kind.NO_MESSAGE, reply.detail(), charged), Repeat.ONCE, hints);
        }

        /** Most come from a proxy or a cut connection. A stream was asked for by no request, and will come again. */
        private Attempt unreadable() {
            Usage charged = estimate.received(bytes(raw.body()));
            Failure failure = failure(Kind.BAD_RESPONSE, raw.unreadable(), charged);
            return Attempt.failed(failure, raw.isStream() ? Repeat.ONCE : Repeat.OFTEN, hints);
        }

        private Attempt failed(int status, ErrorBody error, String message) {
            Kind kind = kind(status, error, hints);
            boolean charges = kind == Kind.FILTERED || kind == Kind.TIMEOUT;
            String told = kind == Kind.HTTP_4XX ? complaint.message(status, error, message) : message;
            Failure failure = failure(kind, told, charges ? estimate.received(0) : Usage.NONE);
            boolean passing = kind != Kind.QUOTA_EXHAUSTED
                    && kind != Kind.FILTERED
                    && kind != Kind.CONTEXT_TOO_LONG
                    && (status >= 500 || PASSING.contains(status));
            return passing ? Attempt.passing(failure, hints) : Attempt.lasting(failure, hints);
        }

        private Failure failure(Kind kind, String message, Usage charged) {
            String detail = url.shown() + " answers " + raw.status() + ": " + redaction.redact(message);
            return new Failure(kind, SafeText.oneLine(detail, 300), attempts, charged);
        }
    }

    private static Kind kind(int status, ErrorBody error, RateHints hints) {
        if (status == 451 || error.isFilteredByCode() || (isUnclear(status) && error.isFiltered())) {
            return Kind.FILTERED;
        }
        if (status == 413 || (isUnclear(status) && error.isTooLong())) {
            return Kind.CONTEXT_TOO_LONG;
        }
        return switch (status) {
            case 402 -> Kind.QUOTA_EXHAUSTED;
            case 408 -> Kind.TIMEOUT;
            case 429 -> error.isQuotaExhausted(hints) ? Kind.QUOTA_EXHAUSTED : Kind.RATE_LIMITED;
            default -> status >= 500 ? Kind.HTTP_5XX : Kind.HTTP_4XX;
        };
    }

    private static boolean isUnclear(int status) {
        return status < 500 && !CLEAR.contains(status);
    }

    private static long bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
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
