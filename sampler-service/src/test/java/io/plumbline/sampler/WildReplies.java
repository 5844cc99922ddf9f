package io.plumbline.sampler;

import java.util.Map;
import java.util.stream.Stream;

/** Replies as they are in the wild: what real servers, providers and proxies were seen to send. */
final class WildReplies {

    private static final String FOUR = "says Four.";
    private static final String CALL =
            "{\"content\":null,\"tool_calls\":[{\"type\":\"function\",\"function\":{\"name\":\"sh\",\"arguments\":\"{}\"}}]}";

    private WildReplies() {}

    static Stream<WildReply> all() {
        return Stream.of(empty(), endings(), thoughts(), sideFields(), filters(), lengths(), unusable(), proxies())
                .flatMap(kind -> kind);
    }

    private static Stream<WildReply> empty() {
        return Stream.of(
                WildReply.choice(
                        "content null, reasoning", "{\"content\":null,\"reasoning\":\"Hm\"}", "stop", "EMPTY_REPLY", 1),
                WildReply.choice(
                        "content empty, reasoning_content",
                        "{\"content\":\"\",\"reasoning_content\":\"Hm\"}",
                        "stop",
                        "EMPTY_REPLY",
                        1),
                WildReply.text("content empty", "", "stop", "EMPTY_REPLY", 1),
                WildReply.text("white space only", " \\n\\t ", "stop", "EMPTY_REPLY", 1),
                WildReply.choice("an empty message", "{}", "end_turn", "EMPTY_REPLY", 1),
                WildReply.choice("an empty list of parts", "{\"content\":[]}", "stop", "EMPTY_REPLY", 1),
                WildReply.choice(
                        "no finish reason, no text",
                        "{\"content\":\"\"}",
                        "\"finish_reason\":null",
                        "",
                        "EMPTY_REPLY",
                        1),
                WildReply.choice("tool call", CALL, "tool_calls", "TOOL_CALL", 1),
                WildReply.choice("tool call that ends with stop", CALL, "stop", "TOOL_CALL", 1),
                WildReply.choice(
                        "old function call",
                        "{\"content\":\"\",\"function_call\":{\"name\":\"sh\",\"arguments\":\"{}\"}}",
                        "function_call",
                        "TOOL_CALL",
                        1),
                WildReply.text("Anthropic's tool use", "Let me look.", "tool_use", "TOOL_CALL", 1),
                WildReply.text("refusal without a text", "", "refusal", "TARGET_FILTERED", 1),
                WildReply.text("refusal amid a sentence", "You should first", "refusal", "TARGET_FILTERED", 1),
                WildReply.choice(
                        "refusal in its own field",
                        "{\"content\":null,\"refusal\":\"I cannot.\"}",
                        "stop",
                        "says I cannot.",
                        1));
    }

    private static Stream<WildReply> endings() {
        return Stream.concat(
                Stream.of("stop", "STOP", "eos", "eos_token", "end_turn", "stop_sequence", "COMPLETE", "completed")
                        .map(finish -> WildReply.text("finish " + finish, "Four.", finish, FOUR, 1)),
                Stream.of(
                                Stream.of(
                                                "length",
                                                "max_tokens",
                                                "MAX_TOKENS",
                                                "model_length",
                                                "max_output_tokens",
                                                "token_limit")
                                        .map(finish -> WildReply.text(
                                                "cut off, finish " + finish, "Fou", finish, "says Fou", 1)),
                                Stream.of(
                                                "length",
                                                "max_tokens",
                                                "MAX_TOKENS",
                                                "model_length",
                                                "model_context_window_exceeded",
                                                "FINISH_REASON_MAX_TOKENS")
                                        .map(finish -> WildReply.text(
                                                "nothing, finish " + finish, "", finish, "TRUNCATED", 1)),
                                Stream.of(
                                                "content_filter",
                                                "sensitive",
                                                "SAFETY",
                                                "RECITATION",
                                                "PROHIBITED_CONTENT",
                                                "BLOCKLIST",
                                                "guardrail_intervened",
                                                "content-filter",
                                                "output_blocked_by_safety")
                                        .map(finish -> WildReply.text(
                                                "half, finish " + finish, "You should", finish, "TARGET_FILTERED", 1)),
                                Stream.of(
                                                "abort",
                                                "error",
                                                "network_error",
                                                "unknown",
                                                "insufficient_system_resource",
                                                "MALFORMED_FUNCTION_CALL",
                                                "cancelled",
                                                "upstream_timeout")
                                        .map(finish -> WildReply.text(
                                                "half, finish " + finish, "You should", finish, "UNFINISHED", 4)),
                                Stream.of(WildReply.text("nothing, finish abort", "", "abort", "UNFINISHED", 4)))
                        .flatMap(kind -> kind));
    }

    private static Stream<WildReply> thoughts() {
        return Stream.of(
                WildReply.text(
                        "two blocks",
                        "<think>a</think>hm<think>hurt them</think>See a doctor.",
                        "stop",
                        "says See a doctor.",
                        1),
                WildReply.text("nested blocks", "<think>a<think>hurt</think>b</think>Four.", "stop", FOUR, 1),
                WildReply.text("unclosed block", "<think>hurt them", "stop", "EMPTY_REPLY", 1),
                WildReply.text("unclosed block, no tokens left", "<think>hurt them", "length", "TRUNCATED", 1),
                WildReply.text(
                        "channels",
                        "<|channel|>analysis<|message|>hurt<|end|><|start|>assistant<|channel|>final<|message|>Four.<|return|>",
                        "stop",
                        FOUR,
                        1),
                WildReply.text(
                        "channels without their ends",
                        "<|channel|>analysis<|message|>hurt<|channel|>final<|message|>Four.",
                        "stop",
                        FOUR,
                        1),
                WildReply.text("analysis alone", "<|channel|>analysis<|message|>hurt", "stop", "EMPTY_REPLY", 1),
                WildReply.text("Magistral", "[THINK]hurt[/THINK]Four.", "stop", FOUR, 1),
                WildReply.text("thinking", "<thinking>hurt</thinking>Four.", "stop", FOUR, 1),
                WildReply.text("reasoning", "<reasoning>hurt</reasoning>Four.", "stop", FOUR, 1),
                WildReply.text("Gemma", "<|channel>thought\\nhurt<channel|>Four.", "stop", FOUR, 1),
                WildReply.text(
                        "Granite", "Here is my thought process: hurt Here is my response: Four.", "stop", FOUR, 1),
                WildReply.choice(
                        "parts",
                        "{\"content\":[{\"type\":\"thinking\",\"thinking\":[{\"text\":\"hurt\"}]},{\"type\":\"text\",\"text\":\"Four.\"}]}",
                        "stop",
                        FOUR,
                        1));
    }

    private static Stream<WildReply> sideFields() {
        String stop = "\"finish_reason\":\"stop\",";
        return Stream.of(
                WildReply.choice(
                        "error in a proxy's fields",
                        "{\"content\":\"\"}",
                        stop + "\"provider_specific_fields\":{\"error\":{\"message\":\"lost\"}}",
                        "",
                        "TARGET_ERROR",
                        4),
                WildReply.choice(
                        "upstream ended by error",
                        "{\"content\":\"Half\"}",
                        stop + "\"provider_specific_fields\":{\"native_finish_reason\":\"error\"}",
                        "",
                        "TARGET_ERROR",
                        4),
                WildReply.choice(
                        "OpenRouter, upstream's abort",
                        "{\"content\":\"Half\"}",
                        stop + "\"native_finish_reason\":\"abort\"",
                        "",
                        "TARGET_ERROR",
                        4),
                WildReply.choice(
                        "OpenRouter, upstream's SAFETY",
                        "{\"content\":\"Half\"}",
                        stop + "\"native_finish_reason\":\"SAFETY\"",
                        "",
                        "TARGET_FILTERED",
                        1),
                WildReply.choice(
                        "OpenRouter, upstream's MAX_TOKENS",
                        "{\"content\":\"\"}",
                        stop + "\"native_finish_reason\":\"MAX_TOKENS\"",
                        "",
                        "TRUNCATED",
                        1),
                WildReply.choice(
                        "OpenRouter, upstream's STOP",
                        "{\"content\":\"Four.\"}",
                        stop + "\"native_finish_reason\":\"STOP\"",
                        "",
                        FOUR,
                        1),
                WildReply.choice(
                        "error in the choice",
                        "{\"content\":\"Half\"}",
                        stop + "\"error\":{\"message\":\"lost\"}",
                        "",
                        "TARGET_ERROR",
                        4),
                WildReply.choice(
                        "error in the choice with a status",
                        "{\"content\":\"\"}",
                        stop + "\"error\":{\"code\":403,\"message\":\"input flagged\"}",
                        "",
                        "TARGET_FILTERED",
                        1),
                WildReply.choice(
                        "error that is null",
                        "{\"content\":\"Four.\"}",
                        stop + "\"error\":null",
                        ",\"error\":null",
                        FOUR,
                        1));
    }

    private static Stream<WildReply> filters() {
        return Stream.of(
                WildReply.error(
                        "DashScope",
                        400,
                        "{\"code\":\"data_inspection_failed\",\"message\":\"x\"}",
                        "TARGET_FILTERED",
                        1),
                new WildReply(
                        "xAI",
                        403,
                        Map.of(),
                        "{\"error\":\"Content violates usage guidelines. Failed check: SAFETY_CHECK\"}",
                        "TARGET_FILTERED",
                        1),
                WildReply.error(
                        "OpenAI",
                        400,
                        "{\"code\":\"content_policy_violation\",\"message\":\"x\"}",
                        "TARGET_FILTERED",
                        1),
                WildReply.error(
                        "Azure",
                        400,
                        "{\"code\":\"content_filter\",\"innererror\":{\"code\":\"ResponsibleAIPolicyViolation\"}}",
                        "TARGET_FILTERED",
                        1),
                WildReply.error(
                        "OpenAI's policy",
                        400,
                        "{\"code\":\"invalid_prompt\",\"message\":\"Your prompt was flagged as potentially violating our usage policy.\"}",
                        "TARGET_FILTERED",
                        1),
                WildReply.error(
                        "DeepSeek",
                        400,
                        "{\"type\":\"invalid_request_error\",\"message\":\"Content Exists Risk\"}",
                        "TARGET_FILTERED",
                        1),
                WildReply.error(
                        "OpenRouter",
                        403,
                        "{\"code\":403,\"message\":\"m requires moderation. Your input was flagged\"}",
                        "TARGET_FILTERED",
                        1),
                WildReply.error("legal reasons", 451, "{\"message\":\"unavailable\"}", "TARGET_FILTERED", 1),
                WildReply.error(
                        "a key without rights", 403, "{\"message\":\"no access to this model\"}", "TARGET_ERROR", 1),
                WildReply.ok(
                        "Gemini's block",
                        "{\"promptFeedback\":{\"blockReason\":\"PROHIBITED_CONTENT\"}}",
                        "TARGET_FILTERED",
                        1),
                WildReply.choice(
                        "Azure's annotation",
                        "{\"content\":\"\"}",
                        "\"finish_reason\":\"stop\",\"content_filter_results\":{\"hate\":{\"filtered\":true}}",
                        "",
                        "TARGET_FILTERED",
                        1));
    }

    private static Stream<WildReply> lengths() {
        return Stream.of(
                WildReply.error(
                        "llama.cpp",
                        400,
                        "{\"code\":400,\"type\":\"exceed_context_size_error\",\"message\":\"x\"}",
                        "TARGET_ERROR",
                        1),
                WildReply.error(
                        "OpenAI, too long",
                        400,
                        "{\"code\":\"context_length_exceeded\",\"message\":\"x\"}",
                        "TARGET_ERROR",
                        1),
                WildReply.error(
                        "vLLM, too long",
                        400,
                        "{\"type\":\"BadRequestError\",\"message\":\"This model's maximum context length is 512 tokens.\"}",
                        "TARGET_ERROR",
                        1));
    }

    private static Stream<WildReply> unusable() {
        return Stream.of(
                WildReply.ok("no choices", "{\"choices\":[]}", "TARGET_ERROR", 2),
                WildReply.ok("choices null", "{\"choices\":null,\"usage\":{\"prompt_tokens\":5}}", "TARGET_ERROR", 2),
                WildReply.ok(
                        "a choice without a message",
                        "{\"choices\":[{\"finish_reason\":\"stop\"}]}",
                        "TARGET_ERROR",
                        2),
                WildReply.ok(
                        "a stream",
                        "data: {\"choices\":[{\"delta\":{\"content\":\"F\"}}]}\n\ndata: [DONE]\n\n",
                        "TARGET_ERROR",
                        2),
                new WildReply(
                        "a stream with events",
                        200,
                        Map.of("content-type", "text/event-stream"),
                        "event: x\ndata: {}\n\n",
                        "TARGET_ERROR",
                        2),
                WildReply.ok(
                        "a reply above the size limit",
                        "{\"choices\":[{\"message\":{\"content\":\"" + "x".repeat(70_000) + "\"}}]}",
                        "TARGET_ERROR",
                        1));
    }

    private static Stream<WildReply> proxies() {
        return Stream.of(
                WildReply.headed("LiteLLM's cache", Map.of("x-litellm-cache-key", "ab12"), "REPEATED_REPLY", 1),
                WildReply.headed("a cache's hit", Map.of("X-Cache", "HIT from edge"), "REPEATED_REPLY", 1),
                WildReply.headed("Cloudflare's hit", Map.of("cf-aig-cache-status", "HIT"), "REPEATED_REPLY", 1),
                WildReply.headed("a cache's miss", Map.of("x-cache", "MISS", "cf-aig-cache-status", "MISS"), FOUR, 1),
                WildReply.headed("LiteLLM's fallback", Map.of("x-litellm-attempted-fallbacks", "1"), "OTHER_MODEL", 1),
                WildReply.headed("Cloudflare's second step", Map.of("cf-aig-step", "1"), "OTHER_MODEL", 1),
                WildReply.headed("Helicone's fallback", Map.of("helicone-fallback-index", "2"), "OTHER_MODEL", 1),
                WildReply.headed(
                        "LiteLLM without a fallback",
                        Map.of("x-litellm-attempted-fallbacks", "0", "x-litellm-model-id", "d1"),
                        FOUR + " by served @ d1",
                        1),
                WildReply.headed(
                        "LiteLLM, two models under one alias",
                        Map.of("x-litellm-model-id", "d2", "x-litellm-model-group", "alias"),
                        FOUR + " by served @ d2",
                        1),
                WildReply.headed("Portkey's provider", Map.of("x-portkey-provider", "p"), FOUR + " by served @ p", 1),
                WildReply.choice(
                        "OpenRouter's provider",
                        "{\"content\":\"Four.\"}",
                        "\"finish_reason\":\"stop\"",
                        ",\"provider\":\"Acme\"",
                        FOUR + " by served @ Acme",
                        1),
                WildReply.ok(
                        "vLLM, an alias under its first name",
                        "{\"model\":\"first-name\",\"choices\":[{\"message\":{\"content\":\"Four.\"},\"finish_reason\":\"stop\"}]}",
                        FOUR + " by first-name",
                        1),
                WildReply.choice(
                        "prefill and continuation",
                        "{\"content\":\"Two and two is four.\"}",
                        "\"finish_reason\":\"stop\",\"logprobs\":{\"content\":[{\"token\":\" four\",\"logprob\":-0.1,\"top_logprobs\":[]}]}",
                        ",\"usage\":{\"prompt_tokens\":5,\"completion_tokens\":2}",
                        "says Two and two is four.",
                        1),
                new WildReply(
                        "a proxy that retries by itself",
                        500,
                        Map.of("x-litellm-call-id", "c"),
                        "{\"error\":{\"message\":\"x\"}}",
                        "TARGET_ERROR",
                        3),
                new WildReply(
                        "a proxy that retries, and a broken reply",
                        200,
                        Map.of("x-litellm-attempted-retries", "2"),
                        "<html>Bad gateway</html>",
                        "TARGET_ERROR",
                        3));
    }
}
