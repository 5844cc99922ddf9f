package io.plumbline.chat.call;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.plumbline.chat.Caller;
import io.plumbline.chat.ChatRequest;
import io.plumbline.chat.ChatResult;
import io.plumbline.chat.ChatResult.Failure;
import io.plumbline.chat.ChatResult.Failure.Kind;
import io.plumbline.events.EndpointCondition;
import io.plumbline.events.EndpointCondition.Cause;
import io.plumbline.events.target.BodyFields;
import io.plumbline.events.target.ChatMessage;
import io.plumbline.events.target.Sampling;
import io.plumbline.events.target.Target;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Body fields of targets, and what endpoints refuse, over real HTTP. */
class BodyFieldsCallTest {

    private static final ChatRequest DRAW = new ChatRequest(
                    List.of(ChatMessage.user("Hi")), new Sampling(1, 1, 1000, OptionalInt.of(7)), OptionalInt.empty())
            .drawnAs("draw", "1");
    private static final ChatRequest COLD_DRAW = new ChatRequest(
                    List.of(ChatMessage.user("Hi")), new Sampling(0.5, 1, 1000, OptionalInt.of(7)), OptionalInt.empty())
            .drawnAs("cold draw", "1");
    private static final ChatRequest JUDGE = new ChatRequest(
            List.of(ChatMessage.user("Judge")), new Sampling(0, 1, 1, OptionalInt.of(0)), OptionalInt.of(20));

    private final Vertx vertx = Vertx.vertx();
    private final LoopbackCalls calls = new LoopbackCalls(vertx, Map.of());
    private volatile Function<JsonObject, String> complaint = body -> "";
    private volatile int status = 400;
    private final ScriptedProvider provider = ScriptedProvider.start(vertx, this::answer);

    @AfterEach
    void stop() {
        provider.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private void answer(HttpServerRequest request) {
        String wrong = complaint.apply(latest());
        if (wrong.isEmpty()) {
            ScriptedProvider.hello(request);
        } else {
            ScriptedProvider.status(status, wrong).handle(request);
        }
    }

    private JsonObject latest() {
        return provider.requests().get(provider.requests().size() - 1).body();
    }

    private ChatResult call(ChatRequest request, String body) {
        Target target = Target.open(provider.uri(), "m");
        return calls.call(body.isEmpty() ? target : target.sending(fields(body)), request, Caller.target("watched"))
                .await()
                .indefinitely();
    }

    private static BodyFields fields(String json) {
        try {
            return BodyFields.of(new JsonMapper().readTree(json));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static String failed(ChatResult result) {
        Failure failure = result.fold(
                reply -> {
                    throw new AssertionError("a reply instead of a failure");
                },
                known -> known);
        assertThat(failure.kind()).isEqualTo(Kind.HTTP_4XX);
        return failure.detail();
    }

    private static String error(String parameter, String message) {
        return new JsonObject()
                .put("error", new JsonObject().put("param", parameter).put("message", message))
                .encode();
    }

    @Test
    void theFieldsAreMergedIntoEachRequest() {
        call(DRAW, "{\"reasoning_effort\":\"none\",\"temperature\":0.6,\"options\":{\"num_ctx\":8192,\"deep\":[1]}}");

        assertThat(provider.only().body())
                .isEqualTo(
                        new JsonObject(
                                """
                {"model":"m","messages":[{"role":"user","content":"Hi"}],"temperature":0.6,"top_p":1.0,
                 "max_tokens":1000,"seed":7,"stream":false,
                 "options":{"deep":[1],"num_ctx":8192},"reasoning_effort":"none"}"""));
    }

    @Test
    void aJudgesRequestHasThemBesideItsAlternatives() {
        call(JUDGE, "{\"chat_template_kwargs\":{\"enable_thinking\":false}}");

        assertThat(provider.only().body())
                .isEqualTo(
                        new JsonObject(
                                """
                {"model":"m","messages":[{"role":"user","content":"Judge"}],"temperature":0.0,"top_p":1.0,
                 "max_tokens":1,"seed":0,"logprobs":true,"top_logprobs":20,"stream":false,
                 "chat_template_kwargs":{"enable_thinking":false}}"""));
    }

    @Test
    void anotherNameOfTheTokenLimitReplacesTheUsualOne() {
        call(DRAW, "{\"max_completion_tokens\":5000}");

        assertThat(provider.only().body().getInteger("max_completion_tokens")).isEqualTo(5000);
        assertThat(provider.only().body().containsKey("max_tokens")).isFalse();
    }

    /** Forms of OpenAI, of vLLM and FastAPI, of Mistral, and of a server that says little. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            400 | {"error":{"message":"Unsupported value","param":"reasoning_effort"}}                          | body.reasoning_effort
            400 | {"error":{"message":"Unrecognized request argument supplied: think","param":null}}            | body.think
            400 | {"error":{"message":"Unknown name \\"enable_thinking\\": Cannot find field."}}                | body.chat_template_kwargs.enable_thinking
            400 | {"error":{"message":"bad","param":"chat_template_kwargs.enable_thinking"}}                    | body.chat_template_kwargs.enable_thinking
            400 | {"error":{"message":"bad","param":"chat_template_kwargs"}}                                    | body.chat_template_kwargs
            400 | {"error":{"message":"temperature must be 1 for this model","param":"temperature"}}            | body.temperature
            422 | {"detail":[{"type":"extra_forbidden","loc":["body","reasoning_effort"],"msg":"Extra"}]}      | body.reasoning_effort
            400 | {"error":"max_tokens is too large"}                                                           | body.max_tokens
            """)
    void aRefusedFieldIsAnErrorThatNamesItAndIsNeverLeftOut(int code, String reply, String field) {
        status = code;
        complaint = body -> reply;

        String detail = failed(
                call(
                        DRAW,
                        """
                {"reasoning_effort":"none","think":false,"temperature":0.2,"max_tokens":99,
                 "chat_template_kwargs":{"enable_thinking":false}}"""));

        assertThat(detail).contains(String.valueOf(code), "the target's field " + field + " is refused");
        assertThat(provider.requests()).as("no other variant was tried").hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            stop | I had to stop: the conversation has no user turn
            user | Conversation roles must alternate user and assistant
            """)
    void aPlainWordInAMessageBlamesNoField(String field, String message) {
        complaint = body -> error(null, message);

        assertThat(failed(call(DRAW, "{\"" + field + "\":\"x\"}")))
                .contains(message)
                .doesNotContain("the target's field");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            max_tokens  | Use 'max_completion_tokens' instead.                                | max_completion_tokens in place of max_tokens
            temperature | Unsupported value: 'temperature' does not support 0.0 with this model | no temperature
            top_p       | is deprecated for this model                                        | no top_p
            seed        | is not supported                                                    | no seed
            """)
    void aFieldThatIsRefusedIsNotSentAgainAndThisIsTold(String field, String message, String told) {
        complaint = body -> body.containsKey(field) ? error(field, message) : "";

        assertThat(call(DRAW, "")).isInstanceOf(ChatResult.Reply.class);
        assertThat(call(DRAW, "")).isInstanceOf(ChatResult.Reply.class);
        assertThat(provider.requests())
                .extracting(request -> request.body().containsKey(field))
                .containsExactly(true, false, false);
        assertThat(provider.requests()).allSatisfy(request -> {
            assertThat(request.body().getBoolean("stream")).isFalse();
            assertThat(request.body().containsKey("n")).isFalse();
        });
        assertThat(calls.conditions().present()).singleElement().satisfies(condition -> {
            assertThat(condition.cause()).isEqualTo(Cause.DIALECT);
            assertThat(condition.detail()).isEqualTo(told);
            assertThat(condition.key()).endsWith(" dialect");
        });
    }

    /** As OpenAI's newest models refuse: one field after the other. */
    @Test
    void severalRefusalsAddUpToOneDialect() {
        complaint = body -> body.containsKey("max_tokens")
                ? error("max_tokens", "Use 'max_completion_tokens' instead.")
                : body.containsKey("temperature")
                        ? error("temperature", "Only the default (1) value is supported.")
                        : body.getInteger("top_logprobs", 0) > 5
                                ? error("top_logprobs", "Expected a value <= 5, but got 20 instead.")
                                : "";

        assertThat(call(JUDGE, "")).isInstanceOf(ChatResult.Reply.class);

        assertThat(latest())
                .isEqualTo(
                        new JsonObject(
                                """
                {"model":"m","messages":[{"role":"user","content":"Judge"}],"top_p":1.0,"max_completion_tokens":1,
                 "seed":0,"logprobs":true,"top_logprobs":5,"stream":false}"""));
        assertThat(calls.conditions().present())
                .extracting(EndpointCondition::detail)
                .containsExactly(
                        "max_completion_tokens in place of max_tokens, no temperature, top_logprobs of at most 5");
    }

    @Test
    void logProbabilitiesAreNeverLeftOutSilently() {
        complaint = body -> body.containsKey("logprobs") ? error("logprobs", "logprobs are not supported") : "";

        assertThat(failed(call(JUDGE, ""))).contains("logprobs are not supported");
        assertThat(provider.requests()).hasSize(1);
    }

    /** A draw at another temperature would be a draw from another distribution. */
    @Test
    void aTemperatureThatADrawNeedsIsAnErrorAndNotLeftOut() {
        complaint = body -> body.containsKey("temperature") ? error("temperature", "Only 1 is supported.") : "";

        assertThat(failed(call(COLD_DRAW, ""))).contains("Only 1 is supported.");
        assertThat(provider.requests())
                .allSatisfy(request ->
                        assertThat(request.body().getDouble("temperature")).isEqualTo(0.5));
    }

    @Test
    void whatAModelTakesIsLearntForEachModelAndBody() {
        complaint = body -> body.containsKey("seed") && !body.containsKey("think") ? error("seed", "no") : "";

        call(DRAW, "");
        call(DRAW, "{\"think\":false}");

        assertThat(provider.requests())
                .extracting(request -> request.body().containsKey("seed"))
                .containsExactly(true, false, true);
    }

    @Test
    void anEndpointThatTakesEverythingIsNotTold() {
        call(JUDGE, "{\"think\":false}");

        assertThat(calls.conditions().present()).isEmpty();
    }
}
