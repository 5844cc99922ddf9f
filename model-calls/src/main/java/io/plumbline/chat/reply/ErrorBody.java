package io.plumbline.chat.reply;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.chat.protocol.SafeText;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The body of a provider's error. Providers agree on no form: an object or a text under {@code error}, a list around it, or
 * {@code message} or {@code detail} at the top.
 *
 * @param message the provider's message, as sent; empty text if there is none; untrusted
 * @param code as sent, or the error's type; empty text if there is none; untrusted
 * @param parameter the rejected parameter; empty text if the body names none; untrusted
 * @param status the error's code, if it is an HTTP status from 400 to 599
 * @param raw the whole body, for signs that have no common place
 */
record ErrorBody(String message, String code, String parameter, Optional<Integer> status, String raw) {

    private static final Set<String> OUT_OF_MONEY =
            Set.of("insufficient_quota", "billing_hard_limit_reached", "insufficient_balance", "billing_not_active");
    private static final Pattern PER_DAY =
            Pattern.compile("per[ _-]?day|daily|\\((?:RPD|TPD)\\)", Pattern.CASE_INSENSITIVE);
    private static final Set<String> FILTERS =
            Set.of("content_filter", "content_policy_violation", "responsibleaipolicyviolation");

    static ErrorBody of(JsonNode body) {
        JsonNode root = body.isArray() ? body.path(0) : body;
        JsonNode error = root.path("error").isObject() ? root.path("error") : root;
        return new ErrorBody(
                firstText(error.path("message"), root.path("error"), root.path("message"), root.path("detail")),
                firstText(error.path("code"), error.path("type"), error.path("error_type"), error.path("status")),
                firstText(error.path("param")),
                Optional.of(error.path("code").asInt()).filter(code -> code >= 400 && code <= 599),
                SafeText.oneLine(body.toString(), 4000));
    }

    /** Whether the quota is used up, so that a wait of minutes does not help. */
    boolean isQuotaExhausted() {
        return OUT_OF_MONEY.contains(code.toLowerCase(Locale.ROOT))
                || raw.contains("\"insufficient_quota\"")
                || PER_DAY.matcher(raw).find();
    }

    /** Whether the provider's filter stopped the call. */
    boolean isFiltered() {
        return FILTERS.contains(code.toLowerCase(Locale.ROOT)) || raw.contains("\"ResponsibleAIPolicyViolation\"");
    }

    private static String firstText(JsonNode... places) {
        for (JsonNode place : places) {
            if (place.isTextual() && !place.asText().isBlank()) {
                return place.asText();
            }
        }
        return "";
    }
}
