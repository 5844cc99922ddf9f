package io.plumbline.chat.reply;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.chat.protocol.SafeText;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The body of a provider's error. Providers agree on no form: an object or a text under {@code error}, a list around it, or
 * {@code message} or {@code detail} at the top. A meaning is read from codes first. Words decide only about filters and lengths, for
 * which many providers have no code, and never with the model's name among them.
 *
 * @param message the provider's message, as sent; empty text if there is none; untrusted
 * @param words the message without the model's name
 * @param codes the error's code, type and status as sent, in lower case without punctuation
 * @param parameter the rejected parameter; empty text if the body names none; untrusted
 * @param status the error's code, if it is an HTTP status from 400 to 599
 * @param raw the whole body without the model's name, for signs that have no common place
 */
record ErrorBody(
        String message, String words, Set<String> codes, String parameter, Optional<Integer> status, String raw) {

    private static final int LONGEST = 4000;
    private static final Set<String> OUT_OF_MONEY = Set.of(
            "insufficientquota",
            "insufficientuserquota",
            "billinghardlimitreached",
            "insufficientbalance",
            "billingnotactive",
            "exceededcurrentquotaerror",
            "allocationquotafreetieronly",
            "arrearage",
            "accountoverdueerror",
            "creditbalancetoolow");

    /** Google's id of a quota, and the units in which OpenAI and Groq state a limit of requests or tokens a day. */
    private static final Pattern DAILY_QUOTA = Pattern.compile("\"quotaId\"\\s*:\\s*\"[^\"]*PerDay|\\((?:RPD|TPD)\\)");

    private static final Pattern FILTER_CODE = Pattern.compile(
            "contentfilter|contentpolicy|contentviolation|contentmoderation|contentblocked|responsibleai|datainspection"
                    + "|moderation|guardrail|sensitivecontent|promptblocked|responseblocked|promptthreat");
    private static final Pattern FILTER_WORDS = Pattern.compile(
            "content[ _-]?(?:policy|filter|moderation|management|safety)|data[ _]?inspection|usage (?:policy|policies|guidelines)"
                    + "|responsible ?ai ?policy|(?:inappropriate|sensitive|unsafe|harmful|prohibited) content"
                    + "|content exists risk|considered high risk|guardrail|flagged"
                    + "|safety (?:system|filter|check|setting|polic|guideline)|moderation"
                    + "|violat\\w{0,5} .{0,40}(?:content|safety|usage|guideline|acceptable)"
                    + "|blocked? (?:by|due to|because of|for) .{0,40}(?:safety|security|filter|polic)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern LENGTH_CODE = Pattern.compile(
            "contextlengthexceeded|contextwindowexceeded|exceedcontextsize|contextsizeexceeded|prompttoolong"
                    + "|inputtoolong|stringabovemaxlength|requesttoolarge");
    private static final Pattern LENGTH_WORDS = Pattern.compile(
            "maximum context|context (?:length|size|window)|(?:prompt|input|request) is too (?:long|large)"
                    + "|too many (?:input |prompt )?tokens|maximum model length|max_model_len|input length should be"
                    + "|exceeds? .{0,60}(?:maximum|max|context) .{0,40}(?:tokens|length)"
                    + "|(?:prompt|input|inputs`? tokens).{0,80}(?:longer than|exceeds|must be <=)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern SEED = Pattern.compile("[\"'`]seed[\"'`]|\\bseed\\b|\\brandom_seed\\b");

    /** Where pydantic, and with it servers in Python, says that a field of the request's body is wrong. */
    private static final Pattern PLACE = Pattern.compile("\"loc\":\\[(?:\"body\",)?(?<path>\"\\w+\"(?:,\"\\w+\")*)\\]");

    static ErrorBody of(JsonNode body, String modelName) {
        JsonNode root = body.isArray() ? body.path(0) : body;
        JsonNode error = root.path("error").isObject() ? root.path("error") : root;
        Set<String> codes = Stream.of(
                        error.path("code"),
                        error.path("type"),
                        error.path("error_type"),
                        error.path("status"),
                        error.path("reason"),
                        root.path("code"),
                        root.path("type"),
                        error.path("innererror").path("code"))
                .filter(code -> code.isTextual() && !code.asText().equals(modelName))
                .map(code -> code.asText().toLowerCase(Locale.ROOT).replaceAll("[^a-z]", ""))
                .collect(Collectors.toUnmodifiableSet());
        String raw = SafeText.oneLine(body.toString(), LONGEST);
        String message =
                firstText(error.path("message"), root.path("error"), root.path("message"), root.path("detail"));
        return new ErrorBody(
                message,
                without(modelName, SafeText.oneLine(message, LONGEST)),
                codes,
                firstText(error.path("param")),
                Optional.of(error.path("code").asInt()).filter(code -> code >= 400 && code <= 599),
                without(modelName, raw));
    }

    private static String without(String modelName, String text) {
        return modelName.isBlank() ? text : text.replace(modelName, "");
    }

    /** Whether the quota is used up, so that a wait of minutes does not help. A limit that tells its renewal is none. */
    boolean isQuotaExhausted(RateHints hints) {
        return codes.stream().anyMatch(OUT_OF_MONEY::contains)
                || raw.contains("\"insufficient_quota\"")
                || (hints.retryAfter().isEmpty() && DAILY_QUOTA.matcher(raw).find());
    }

    /** Whether the provider's own codes say that its filter stopped the call. */
    boolean isFilteredByCode() {
        return codes.stream().anyMatch(code -> FILTER_CODE.matcher(code).find())
                || raw.contains("\"ResponsibleAIPolicyViolation\"")
                || raw.contains("\"blockReason\"");
    }

    /** Whether codes or words say that the provider's filter stopped the call. */
    boolean isFiltered() {
        return isFilteredByCode() || FILTER_WORDS.matcher(words).find();
    }

    /** Whether the conversation is too long for the model. */
    boolean isTooLong() {
        return codes.stream().anyMatch(code -> LENGTH_CODE.matcher(code).find())
                || LENGTH_WORDS.matcher(words).find();
    }

    /** The rejected parameter: as the body names it, or {@code seed} if the message is about one; empty text if it names none. */
    String complaintAbout() {
        if (!parameter.isEmpty()) {
            return parameter;
        }
        Matcher place = PLACE.matcher(raw);
        if (place.find()) {
            return place.group("path").replace("\"", "").replace(',', '.');
        }
        return SEED.matcher(raw).find() ? "seed" : "";
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
