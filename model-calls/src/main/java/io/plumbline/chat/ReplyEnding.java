package io.plumbline.chat;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The way in which a reply ended, from the finish reason that the provider sent. Only a reply that ended by itself, or at its token
 * limit, can be an answer. The reasons are those of OpenAI, Azure, Anthropic, Gemini, Bedrock, Mistral, Cohere, DeepSeek, Zhipu,
 * xAI, Yandex, watsonx, OpenRouter, LiteLLM, vLLM, SGLang, TGI, llama.cpp and Ollama. Case and punctuation do not count.
 */
public enum ReplyEnding {
    /** The model ended its reply, or the server sent no reason. */
    NATURAL(
            "stop",
            "eos",
            "eostoken",
            "endturn",
            "endofturn",
            "stopsequence",
            "stoptoken",
            "complete",
            "completed",
            "finish",
            "finished",
            "done",
            "final",
            "word"),
    /** The token limit of the request or of the model ended the reply. */
    OUT_OF_TOKENS(
            "length",
            "maxtokens",
            "maxlength",
            "maxlen",
            "maxoutputtokens",
            "maxnewtokens",
            "maxcontext",
            "maxcontextlength",
            "modellength",
            "modelcontextwindowexceeded",
            "contextwindowexceeded",
            "tokenlimit",
            "limit",
            "truncated",
            "truncatedfinal"),
    /** The model called a tool and waits for its result. */
    TOOL_CALL("toolcalls", "toolcall", "tooluse", "functioncall", "functioncalls"),
    /** A filter for contents stopped the reply. */
    FILTERED(
            "contentfilter",
            "contentfiltered",
            "sensitive",
            "safety",
            "recitation",
            "blocklist",
            "blacklist",
            "prohibitedcontent",
            "spii",
            "language",
            "imagesafety",
            "modelarmor",
            "guardrailintervened",
            "guardrail",
            "moderation",
            "errortoxic"),
    /** The provider declined to let the model go on. */
    REFUSED("refusal", "refused"),
    /** The server broke the reply off. */
    FAILED(
            "abort",
            "aborted",
            "error",
            "errorlimit",
            "failed",
            "failure",
            "networkerror",
            "unknown",
            "other",
            "unspecified",
            "cancel",
            "cancelled",
            "canceled",
            "usercancel",
            "timeout",
            "timelimit",
            "interrupted",
            "incomplete",
            "notfinished",
            "insufficientsystemresource",
            "malformedfunctioncall",
            "malformedresponse",
            "malformedmodeloutput",
            "malformedtooluse",
            "unexpectedtoolcall",
            "toomanytoolcalls",
            "missingthoughtsignature",
            "pauseturn",
            "repetition",
            "load",
            "unload");

    private static final Map<String, ReplyEnding> BY_REASON = Stream.of(values())
            .flatMap(ending -> ending.reasons.stream().map(reason -> Map.entry(reason, ending)))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    private static final Set<String> NONE = Set.of("", "null", "none");
    private static final Pattern PREFIX = Pattern.compile("^(?:finishreason|alternativestatus|stopreason|reason)(?=.)");
    private static final Pattern NO_LETTER = Pattern.compile("[^a-z]");

    /** Parts of reasons that are not listed, in the order in which they decide. */
    private static final Map<ReplyEnding, Pattern> BY_PART = Map.of(
            FILTERED,
            Pattern.compile("filter|safe|sensitiv|prohibit|block|moderat|guard|toxic|policy|harm|risk"),
            FAILED,
            Pattern.compile(
                    "error|fail|abort|cancel|timeout|timelimit|network|interrupt|unavailable|malformed|incomplete|exception"),
            OUT_OF_TOKENS,
            Pattern.compile("length|token|limit|truncat|context"),
            TOOL_CALL,
            Pattern.compile("tool|function"),
            REFUSED,
            Pattern.compile("refus|declin"));

    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<String> reasons;

    ReplyEnding(String... reasons) {
        this.reasons = Set.of(reasons);
    }

    /**
     * The ending that a finish reason means. An unknown reason is natural if no part of it says otherwise; the reply's text then
     * decides whether there is an answer.
     *
     * @param finishReason as sent; words after a colon are details; empty text if the provider sent none
     */
    public static ReplyEnding of(String finishReason) {
        String head = finishReason.split(":", 2)[0];
        String letters = NO_LETTER.matcher(head.toLowerCase(Locale.ROOT)).replaceAll("");
        String reason = PREFIX.matcher(letters).replaceFirst("");
        if (NONE.contains(reason)) {
            return NATURAL;
        }
        ReplyEnding known = BY_REASON.get(reason);
        return known != null ? known : byPart(reason);
    }

    /** The ending that a proxy's copy of the upstream's reason means; natural if the copy is not a listed reason. */
    public static ReplyEnding ofUpstream(String nativeReason) {
        String letters =
                NO_LETTER.matcher(nativeReason.toLowerCase(Locale.ROOT)).replaceAll("");
        return BY_REASON.getOrDefault(PREFIX.matcher(letters).replaceFirst(""), NATURAL);
    }

    /** The ending of two that says more: any other ending says more than a natural one. */
    public ReplyEnding or(ReplyEnding other) {
        return this == NATURAL ? other : this;
    }

    private static ReplyEnding byPart(String reason) {
        return Stream.of(FILTERED, FAILED, OUT_OF_TOKENS, TOOL_CALL, REFUSED)
                .filter(ending -> BY_PART.get(ending).matcher(reason).find())
                .findFirst()
                .orElse(NATURAL);
    }
}
