package io.plumbline.chat.call;

import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Limits and bills as they are in the wild: what real providers and proxies were seen to send, and siblings of that. */
final class WildLimits {

    private static final String DAY = "86400";

    private WildLimits() {}

    /**
     * A reply.
     *
     * @param name in words for a person
     * @param headers read when the reply is sent, because some hold a date
     */
    record Sent(String name, int status, Supplier<Map<String, String>> headers, String body) {

        static Sent of(String name, int status, Map<String, String> headers, String body) {
            return new Sent(name, status, () -> headers, body);
        }

        /** A reply under status 200 without headers of its own. */
        static Sent ok(String name, String body) {
            return of(name, 200, Map.of(), body);
        }

        void answer(HttpServerRequest request) {
            headers.get().forEach(request.response()::putHeader);
            request.response().setStatusCode(status).end(body);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** What ails a model while its neighbours are well. */
    static List<Sent> ailments() {
        return List.of(
                Sent.of(
                        "tokens per day, Retry-After 578",
                        429,
                        Map.of("retry-after", "578"),
                        error("Rate limit reached on tokens per day (TPD)")),
                Sent.of("requests per day, no time", 429, Map.of(), error("Limit on requests per day (RPD): 200")),
                Sent.of("a day's pause", 429, Map.of("retry-after", DAY), "{}"),
                Sent.of("no money", 429, Map.of(), "{\"error\":{\"code\":\"insufficient_quota\",\"message\":\"x\"}}"),
                Sent.of("not there", 404, Map.of(), error("no such model")),
                Sent.of("500 to everything", 500, Map.of(), error("boom")),
                Sent.of("503 without Retry-After", 503, Map.of(), ""),
                Sent.of("vLLM, unknown rank: 500", 500, Map.of(), error("LoRA rank 64 is greater than max_lora_rank")),
                Sent.of("filtered", 400, Map.of(), "{\"error\":{\"code\":\"content_filter\"}}"),
                Sent.ok("without choices", "{\"choices\":[]}"),
                Sent.ok("aborting", "{\"choices\":[{\"message\":{},\"finish_reason\":\"abort\"}]}"));
    }

    /**
     * A rejection of a model's first call; the second one is answered.
     *
     * @param model its name
     * @param outcome what comes of the call: {@code Hello}, or the kind of its failure
     * @param pause the least wait before the second attempt
     * @param calls calls that are paid or tried
     */
    record Rejection(String model, Sent sent, String outcome, Duration pause, int calls) {

        private static Rejection passes(String model, Duration pause, Sent sent) {
            return new Rejection(model, sent, "Hello", pause, 2);
        }

        private static Rejection lasts(String model, Sent sent) {
            return new Rejection(model, sent, "QUOTA_EXHAUSTED", Duration.ZERO, 1);
        }
    }

    static List<Rejection> rejections() {
        Duration none = Duration.ZERO;
        Duration second = Duration.ofSeconds(1);
        return List.of(
                Rejection.passes(
                        "acme-daily-digest-ft",
                        Duration.ofSeconds(2),
                        Sent.of(
                                "requests a minute, \"daily\" in the name",
                                429,
                                Map.of("retry-after", "2"),
                                error("Rate limit reached for model acme-daily-digest-ft on requests per min"))),
                Rejection.passes(
                        "quota-per-day-ft",
                        none,
                        Sent.of(
                                "tokens a minute, \"quota\" in the name",
                                429,
                                Map.of(),
                                error("Rate limit reached for quota-per-day-ft on tokens per min (TPM): Limit 40000"))),
                Rejection.passes(
                        "insufficient_quota",
                        none,
                        Sent.of(
                                "a model called insufficient_quota",
                                429,
                                Map.of(),
                                "{\"error\":{\"message\":\"slow down\",\"param\":\"insufficient_quota\"}}")),
                Rejection.lasts("rpd", Sent.of("RPD", 429, Map.of(), error("Limit on requests per day (RPD): 200"))),
                Rejection.lasts("tpd", Sent.of("TPD", 429, Map.of(), error("on tokens per day (TPD): Limit 100000"))),
                Rejection.lasts(
                        "google",
                        Sent.of(
                                "Google's quotaId",
                                429,
                                Map.of(),
                                "[{\"error\":{\"details\":[{\"quotaId\":\"GenerateRequestsPerDayPerProject\"}]}}]")),
                Rejection.lasts("broke", Sent.of("402", 402, Map.of(), error("Insufficient Balance"))),
                Rejection.passes(
                        "renewed",
                        second,
                        Sent.of("TPD that is renewed in 1 s", 429, Map.of("retry-after", "1"), error("(TPD)"))),
                Rejection.passes(
                        "litellm",
                        second,
                        Sent.of(
                                "only llm_provider-retry-after",
                                429,
                                Map.of("llm_provider-retry-after", "1", "x-litellm-call-id", "c"),
                                error("x"))),
                Rejection.passes(
                        "litellm-ms",
                        Duration.ofMillis(700),
                        Sent.of(
                                "only llm_provider-retry-after-ms",
                                429,
                                Map.of("llm_provider-retry-after-ms", "700"),
                                error("x"))),
                Rejection.passes(
                        "litellm-limits",
                        second,
                        Sent.of(
                                "only llm_provider-x-ratelimit-*",
                                429,
                                Map.of(
                                        "llm_provider-x-ratelimit-remaining-requests", "0",
                                        "llm_provider-x-ratelimit-reset-requests", "1s"),
                                error("x"))),
                Rejection.passes(
                        "dated",
                        second,
                        new Sent("Retry-After as a date", 429, () -> Map.of("retry-after", in(2)), error("x"))),
                Rejection.passes("overloaded", none, Sent.of("503 without Retry-After", 503, Map.of(), "")),
                Rejection.passes("wordless", none, Sent.of("429 without a word", 429, Map.of(), "")));
    }

    /** Pauses of a day that one reply among many asks for. */
    static List<Sent> longPauses() {
        return List.of(
                Sent.of("Retry-After: 86400 among 200s", 429, Map.of("retry-after", DAY), ""),
                Sent.of("Retry-After-Ms: 86400000 among 200s", 429, Map.of("retry-after-ms", DAY + "000"), ""),
                new Sent("Retry-After of tomorrow among 200s", 429, () -> Map.of("retry-after", in(86_400)), ""),
                Sent.of("llm_provider-retry-after: 86400", 429, Map.of("llm_provider-retry-after", DAY), ""));
    }

    /**
     * A reply and its bill. The request has 3 tokens, and allows 1,000.
     *
     * @param outcome the reply's text, or the kind of the failure
     * @param tokens sent + received, as counted for all attempts, with {@code ~} if estimated
     */
    record Bill(Sent sent, String outcome, String tokens, int calls) {

        private static Bill of(
                String name, String message, String finish, String usage, String outcome, String tokens) {
            return new Bill(
                    Sent.ok(
                            name,
                            "{\"choices\":[{\"message\":" + message + ",\"finish_reason\":\"" + finish + "\"}]" + usage
                                    + "}"),
                    outcome,
                    tokens,
                    1);
        }

        private static Bill answer(String name, String usage, String tokens) {
            return of(name, "{\"content\":\"Four.\"}", "stop", usage, "Four.", tokens);
        }

        private static Bill nothing(String name, String finish, String usage, String outcome, String tokens) {
            return of(name, "{\"content\":\"\"}", finish, usage, outcome, tokens);
        }

        private Bill paid(int times) {
            return new Bill(sent, outcome, tokens, times);
        }
    }

    static List<Bill> bills() {
        String reported = ",\"usage\":{\"prompt_tokens\":11,\"completion_tokens\":1000}";
        return List.of(
                Bill.answer("usage null", ",\"usage\":null", "~3 + 1"),
                Bill.answer("no usage", "", "~3 + 1"),
                Bill.answer("usage without numbers", ",\"usage\":{\"cost\":0.1}", "~3 + 1"),
                Bill.answer("usage of the question alone", ",\"usage\":{\"prompt_tokens\":9}", "~9 + 1"),
                Bill.answer(
                        "279 / 6 / 374 with 89 of reasoning",
                        ",\"usage\":{\"prompt_tokens\":279,\"completion_tokens\":6,\"total_tokens\":374,"
                                + "\"completion_tokens_details\":{\"reasoning_tokens\":89}}",
                        "279 + 95"),
                Bill.answer(
                        "reasoning beside a total without it",
                        ",\"usage\":{\"prompt_tokens\":279,\"completion_tokens\":6,\"total_tokens\":285,\"reasoning_tokens\":89}",
                        "279 + 95"),
                Bill.answer(
                        "reasoning within the output",
                        ",\"usage\":{\"prompt_tokens\":279,\"completion_tokens\":95,\"total_tokens\":374,"
                                + "\"completion_tokens_details\":{\"reasoning_tokens\":89}}",
                        "279 + 95"),
                Bill.answer("Anthropic's names", ",\"usage\":{\"input_tokens\":7,\"output_tokens\":2}", "7 + 2"),
                Bill.nothing("cut, nothing said", "length", reported, "", "11 + 1000"),
                Bill.nothing("cut, nothing said, no usage", "length", "", "", "~3 + 1000"),
                Bill.of(
                        "cut amid a text, usage null",
                        "{\"content\":\"Fou\"}",
                        "max_tokens",
                        ",\"usage\":null",
                        "Fou",
                        "~3 + 1000"),
                Bill.nothing("filtered", "content_filter", reported, "FILTERED", "11 + 1000"),
                Bill.nothing("filtered, no usage", "content_filter", "", "FILTERED", "~3 + 0"),
                Bill.nothing("empty and ended", "stop", reported, "", "11 + 1000"),
                Bill.nothing("aborted", "abort", reported, "UNFINISHED", "44 + 4000")
                        .paid(4),
                new Bill(Sent.ok("no choices", "{\"choices\":[]" + reported + "}"), "NO_MESSAGE", "22 + 2000", 2));
    }

    private static String error(String message) {
        return "{\"error\":{\"message\":\"" + message + "\"}}";
    }

    /** An HTTP date so many seconds from now. */
    private static String in(int seconds) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(
                ZonedDateTime.now(ZoneOffset.UTC).plusSeconds(seconds));
    }
}
