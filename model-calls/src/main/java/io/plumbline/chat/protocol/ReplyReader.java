package io.plumbline.chat.protocol;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.plumbline.chat.ChatResult.Failure;
import io.plumbline.chat.ChatResult.Failure.Kind;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what came back from an endpoint, whatever it is. Another attempt is worth making after 408, 409, 425, 429 and 5xx, and
 * after a reply that cannot be read, since most of those are a proxy's or a cut connection's; no other status will change.
 */
public final class ReplyReader {

    /** Python writes probability 0 as -Infinity. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private static final String BYTE_ORDER_MARK = "\ufeff";

    private static final Set<Integer> PASSING = Set.of(408, 409, 425, 429);

    private final RequestUrl endpoint;
    private final String modelName;
    private final ErrorRedaction discretion;
    private final Clock clock;

    public ReplyReader(RequestUrl endpoint, String modelName, ErrorRedaction discretion, Clock clock) {
        this.endpoint = endpoint;
        this.modelName = modelName;
        this.discretion = discretion;
        this.clock = clock;
    }

    /** What the response to the n-th attempt means; {@code sent} is the form in which it was asked. */
    public Attempt read(RawReply raw, Dialect sent, int attempts) {
        Optional<JsonNode> body = json(raw);
        RateHints hints = RateHints.of(raw, clock);
        if (raw.status() / 100 == 2) {
            return body.map(json -> success(json, raw, hints, attempts))
                    .orElseGet(() -> Attempt.passing(
                            failure(Kind.BAD_RESPONSE, raw.status(), unreadable(raw), attempts), hints));
        }
        ErrorBody error = ErrorBody.of(body.orElseGet(MissingNode::getInstance));
        return rejected(raw, error, hints, attempts)
                .askingFor(raw.status() == 400 ? sent.after(error.parameter(), error.message()) : Optional.empty());
    }

    /** The failure of a call that got no response. */
    public Attempt broken(Kind kind, String words, int attempts) {
        return Attempt.passing(
                new Failure(kind, endpoint.shown() + ": " + discretion.retell(words), attempts), RateHints.NONE);
    }

    private Attempt success(JsonNode body, RawReply raw, RateHints hints, int attempts) {
        JsonNode choice = body.path("choices").path(0);
        if (ErrorBody.isOne(body) || ErrorBody.isOne(choice)) {
            return hiddenError(ErrorBody.of(ErrorBody.isOne(body) ? body : choice), raw, hints, attempts);
        }
        if (!choice.path("message").isObject()) {
            return unusable(raw, "the reply has no message", hints, attempts);
        }
        if (choice.path("finish_reason").asText("").startsWith("content_filter")) {
            return Attempt.lasting(
                    failure(Kind.FILTERED, raw.status(), "the provider's filter withheld the answer", attempts), hints);
        }
        return Attempt.replied(Choice.read(body, modelName, raw.latency(), attempts), hints);
    }

    /** Gateways report what went wrong behind them under status 200; some say with which status. */
    private Attempt hiddenError(ErrorBody error, RawReply raw, RateHints hints, int attempts) {
        String words = "an error in the reply: " + error.message();
        return error.status()
                .map(status -> attempt(status, failure(kind(status, error), raw.status(), words, attempts), hints))
                .orElseGet(() -> unusable(raw, words, hints, attempts));
    }

    private Attempt unusable(RawReply raw, String words, RateHints hints, int attempts) {
        return Attempt.passing(failure(Kind.BAD_RESPONSE, raw.status(), words, attempts), hints);
    }

    private Attempt rejected(RawReply raw, ErrorBody error, RateHints hints, int attempts) {
        String words = error.message().isEmpty() ? unreadable(raw) : error.message();
        return attempt(raw.status(), failure(kind(raw.status(), error), raw.status(), words, attempts), hints);
    }

    private static Attempt attempt(int status, Failure failure, RateHints hints) {
        boolean passing = failure.kind() != Kind.QUOTA_EXHAUSTED
                && failure.kind() != Kind.FILTERED
                && (status >= 500 || PASSING.contains(status));
        return passing ? Attempt.passing(failure, hints) : Attempt.lasting(failure, hints);
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

    private Failure failure(Kind kind, int status, String words, int attempts) {
        String detail = endpoint.shown() + " answers " + status + ": " + discretion.retell(words);
        return new Failure(kind, SafeText.oneLine(detail, 300), attempts);
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
