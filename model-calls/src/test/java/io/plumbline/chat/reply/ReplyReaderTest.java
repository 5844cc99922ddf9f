package io.plumbline.chat.reply;

import io.plumbline.chat.ChatRequest;
import io.plumbline.chat.ChatResult;
import io.plumbline.chat.ChatResult.Failure;
import io.plumbline.chat.ChatResult.Failure.Kind;
import io.plumbline.chat.ChatResult.Reply;
import io.plumbline.chat.protocol.ChatCompletions;
import io.plumbline.chat.protocol.Dialect;
import io.plumbline.chat.protocol.RequestUrl;
import io.plumbline.events.answer.TokenProbability;
import io.plumbline.events.answer.Usage;
import io.plumbline.events.target.ChatMessage;
import io.plumbline.events.target.Sampling;
import io.plumbline.events.target.Target;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class ReplyReaderTest {

    private static final String QUESTION = "Tell me three philosophical thoughts about humans";
    private final ReplyReader reader = new ReplyReader(
            new ChatCompletions(),
            new RequestUrl(URI.create("http://provider:8000/v1/chat/completions")),
            Target.open(URI.create("http://provider:8000/v1"), "asked"),
            new ChatRequest(List.of(ChatMessage.user(QUESTION)), Sampling.published(), OptionalInt.empty()),
            new ErrorRedaction(List.of(ChatMessage.user(QUESTION)), Optional.of("sk-secret")),
            new TokenEstimate(13, 1000),
            Clock.systemUTC());

    @Test
    void aFullReplyIsReadWhole() {
        Reply reply = reply(
                """
                {"model":"served","system_fingerprint":"fp","usage":{"prompt_tokens":7,"completion_tokens":3},
                 "choices":[{"finish_reason":"stop","message":{"content":"Hi","reasoning_content":"Hm"},
                 "logprobs":{"content":[{"token":"Hi","logprob":-0.1,"top_logprobs":[]}]}}]}""");

        assertThat(reply.content()).isEqualTo("Hi");
        assertThat(reply.reasoning()).contains("Hm");
        assertThat(reply.refusal()).isEmpty();
        assertThat(reply.finishReason()).isEqualTo("stop");
        assertThat(reply.model()).isEqualTo("served");
        assertThat(reply.systemFingerprint()).contains("fp");
        assertThat(reply.usage()).isEqualTo(new Usage(7, 3));
        assertThat(reply.attempts()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"content\":null}                                                          | ''",
                "{}                                                                          | ''",
                "{\"content\":\"\"}                                                          | ''",
                "{\"content\":17}                                                            | ''",
                "{\"content\":[{\"type\":\"text\",\"text\":\"a\"},{\"type\":\"text\",\"text\":\"b\"}]} | ab",
                "{\"content\":[\"a\",{\"type\":\"image\"},{\"text\":\"b\"}]}                 | ab",
                "{\"content\":[{\"type\":\"thinking\",\"thinking\":[{\"text\":\"Hm\"}]},{\"text\":\"b\"}]} | b",
                "{\"content\":\"a\\ud800b\"}                                                 | a\ufffdb",
                "{\"content\":\"\\ud83d\\ude00\"}                                            | \ud83d\ude00",
            })
    void contentComesInManyForms(String message, String content) {
        assertThat(reply("{\"choices\":[{\"message\":" + message + "}]}").content())
                .isEqualTo(content);
    }

    @Test
    void whatIsMissingIsNotInvented() {
        Reply reply = reply("{\"choices\":[{\"message\":{\"content\":\"Hi\"},\"logprobs\":null}],\"usage\":null}");

        assertThat(reply.model()).isEqualTo("asked");
        assertThat(reply.finishReason()).isEmpty();
        assertThat(reply.firstToken()).isEmpty();
        assertThat(reply.usage()).isEqualTo(Usage.estimate(13, 1));
    }

    @Test
    void tokensThatAreSentTwiceStayTwoLikeliestFirst() {
        Reply reply = reply(
                """
                {"choices":[{"message":{"content":"8"},"logprobs":{"content":[{"top_logprobs":[
                 {"token":"80","logprob":-2.302585092994046},{"token":"8","logprob":-0.6931471805599453},
                 {"token":"80","logprob":-2.302585092994046},{"token":"?","logprob":null},{"logprob":-1}]}]}}]}""");

        assertThat(reply.firstToken()).extracting(TokenProbability::token).containsExactly("8", "80", "80");
        assertThat(reply.firstToken().get(0).probability()).isCloseTo(0.5, within(1e-12));
        assertThat(reply.firstToken().get(1).probability()).isCloseTo(0.1, within(1e-12));
    }

    @Test
    void whatIsNoLogProbabilityIsNotSent() {
        Reply reply = reply(
                """
                {"choices":[{"message":{"content":"8"},"logprobs":{"content":[{"top_logprobs":[
                 {"token":"80","logprob":NaN},{"token":"81","logprob":0.97},{"token":"82","logprob":1e999},
                 {"token":"83","logprob":-9999.0},{"token":"84","logprob":-Infinity},{"token":"85","logprob":"-1"},
                 {"token":"86","logprob":1e-7},{"token":[56,55],"logprob":-1},{"bytes":[56,56],"logprob":-1}]}]}}]}""");

        assertThat(reply.firstToken())
                .containsExactly(
                        new TokenProbability("86", 1), new TokenProbability("83", 0), new TokenProbability("84", 0));
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheReply() {
        assertThat(reply("\ufeff{\"choices\":[{\"message\":{\"content\":\"Hi\"}}]}")
                        .content())
                .isEqualTo("Hi");
    }

    @Test
    void aBillThatNoModelCanRunUpIsNotBelieved() {
        Usage usage = reply("{\"choices\":[{\"message\":{}}],\"usage\":{\"prompt_tokens\":9223372036854775807,"
                        + "\"completion_tokens\":1e400}}")
                .usage();

        assertThat(usage.total()).isBetween(1L, 100_000_000L);
    }

    @ParameterizedTest
    @CsvSource({"429, RATE_LIMITED, true", "503, HTTP_5XX, true", "401, HTTP_4XX, false", "7, BAD_RESPONSE, true"})
    void anErrorUnderStatus200MayNameItsOwnStatus(int code, Kind kind, boolean passing) {
        Attempt attempt = read(200, "{\"error\":{\"message\":\"upstream\",\"code\":" + code + "}}");

        assertThat(attempt.kind()).contains(kind);
        assertThat(attempt.passing()).isEqualTo(passing);
        assertThat(detail(attempt)).endsWith(" answers 200: an error in the reply: upstream");
    }

    @Test
    void aRefusalIsKeptApart() {
        assertThat(reply("{\"choices\":[{\"message\":{\"content\":[{\"type\":\"refusal\",\"refusal\":\"No.\"}]}}]}")
                        .refusal())
                .contains("No.");
        assertThat(reply("{\"choices\":[{\"message\":{\"content\":null,\"refusal\":\"I cannot\"}}]}")
                        .refusal())
                .contains("I cannot");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "OK",
                "17",
                "{\"choices\": [{\"message\": ",
                "<!DOCTYPE html><html><body>Bad gateway</body></html>",
                "{\"error\":{\"message\":\"overloaded\"}}",
                "{\"error\":\"overloaded\"}",
            })
    void anUnusableReplyIsABadResponseThatIsTriedAgain(String body) {
        Attempt attempt = read(200, body);

        assertThat(attempt.kind()).contains(Kind.BAD_RESPONSE);
        assertThat(attempt.passing()).isTrue();
        assertThat(detail(attempt)).startsWith("http://provider:8000/v1/chat/completions answers 200: ");
    }

    @ParameterizedTest
    @CsvSource({
        "400, HTTP_4XX,     false",
        "401, HTTP_4XX,     false",
        "403, HTTP_4XX,     false",
        "404, HTTP_4XX,     false",
        "413, CONTEXT_TOO_LONG, false",
        "422, HTTP_4XX,     false",
        "301, HTTP_4XX,     false",
        "402, QUOTA_EXHAUSTED, false",
        "408, TIMEOUT,      true",
        "409, HTTP_4XX,     true",
        "425, HTTP_4XX,     true",
        "429, RATE_LIMITED, true",
        "500, HTTP_5XX,     true",
        "502, HTTP_5XX,     true",
        "503, HTTP_5XX,     true",
        "529, HTTP_5XX,     true",
    })
    void theStatusDecidesWhetherAnotherAttemptIsWorthIt(int status, Kind kind, boolean passing) {
        Attempt attempt = read(status, "<html>nothing to read</html>");

        assertThat(attempt.kind()).contains(kind);
        assertThat(attempt.passing()).isEqualTo(passing);
        assertThat(detail(attempt)).contains(" answers " + status);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "429 | {\"error\":{\"message\":\"x\",\"code\":\"insufficient_quota\"}}                        | QUOTA_EXHAUSTED",
                "429 | {\"error\":{\"message\":\"x\",\"type\":\"insufficient_quota\",\"code\":null}}          | QUOTA_EXHAUSTED",
                "429 | {\"error\":{\"message\":\"Limit on requests per day (RPD): 200\"}}                     | QUOTA_EXHAUSTED",
                "429 | [{\"error\":{\"details\":[{\"quotaId\":\"GenerateRequestsPerDayPerProject\"}]}}]       | QUOTA_EXHAUSTED",
                "429 | {\"error\":{\"message\":\"Limit on requests per min (RPM): 3\"}}                       | RATE_LIMITED",
                "400 | {\"error\":{\"message\":\"x\",\"code\":\"content_filter\"}}                            | FILTERED",
                "400 | {\"error\":{\"message\":\"x\",\"innererror\":{\"code\":\"ResponsibleAIPolicyViolation\"}}} | FILTERED",
                "200 | {\"choices\":[{\"finish_reason\":\"content_filter\",\"message\":{\"content\":\"a\"}}]} | FILTERED",
                "200 | {\"choices\":[{\"finish_reason\":\"content_filter: PROHIBITED\",\"message\":{}}]}      | FILTERED",
            })
    void theBodyTellsWhatTheStatusDoesNot(int status, String body, Kind kind) {
        Attempt attempt = read(status, body);

        assertThat(attempt.kind()).contains(kind);
        assertThat(attempt.passing()).isEqualTo(kind == Kind.RATE_LIMITED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"error\":{\"message\":\"no such model\"}} | no such model",
                "[{\"error\":{\"message\":\"no such model\"}}] | no such model",
                "{\"error\":\"no such model\"}               | no such model",
                "{\"message\":\"no such model\"}             | no such model",
                "{\"detail\":\"no such model\"}              | no such model",
                "<html></html>                               | an HTML page (13 characters, text/html)",
            })
    void theProvidersMessageIsFoundInEachKnownPlace(String body, String words) {
        assertThat(detail(read(404, body))).endsWith("answers 404: " + words);
    }

    @Test
    void neitherKeyNorConversationNorControlCharactersAreRetold() {
        assertThat(detail(read(401, "{\"error\":\"wrong key sk-secret\\u0007\\n\\u202eplease\"}")))
                .endsWith("answers 401: wrong key *** please");
        assertThat(detail(read(400, "{\"error\":\"cannot parse: three philosophical thoughts\"}")))
                .doesNotContain("philosophical");
        assertThat(detail(read(400, "{\"error\":\"" + "x".repeat(5000) + "\"}")))
                .hasSizeLessThanOrEqualTo(300);
    }

    @Test
    void aComplaintAboutTheFormOfTheRequestNamesTheNextOne() {
        String complaint = "{\"error\":{\"message\":\"Unsupported parameter: 'max_tokens'. Use"
                + " 'max_completion_tokens' instead.\",\"param\":\"max_tokens\",\"code\":\"unsupported_parameter\"}}";
        String other = "{\"error\":{\"message\":\"`temperature` and `top_p` cannot both be specified\"}}";

        assertThat(read(400, complaint).dialect()).contains(Dialect.COMMON.withCompletionTokens());
        assertThat(read(400, other).dialect()).contains(Dialect.COMMON.without(Dialect.Field.TOP_P));
        assertThat(reader.read(raw(400, complaint), Dialect.COMMON.withCompletionTokens(), 1)
                        .dialect())
                .as("the same complaint again")
                .isEmpty();
        assertThat(read(422, complaint).dialect()).isEmpty();
    }

    private Reply reply(String body) {
        ChatResult result = read(200, body).result();
        return result.fold(reply -> reply, failure -> {
            throw new AssertionError(failure.detail());
        });
    }

    private static String detail(Attempt attempt) {
        return attempt.failure().map(Failure::detail).orElseThrow();
    }

    private Attempt read(int status, String body) {
        return reader.read(raw(status, body), Dialect.COMMON, 3);
    }

    private static RawReply raw(int status, String body) {
        String type = body.startsWith("<") ? "text/html" : "application/json";
        return new RawReply(status, Map.of("Content-Type", type), body, Duration.ofMillis(5));
    }
}
