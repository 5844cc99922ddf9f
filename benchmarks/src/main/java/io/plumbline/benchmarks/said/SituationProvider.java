package io.plumbline.benchmarks.said;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plumbline.benchmarks.said.Situation.Kind;
import io.plumbline.simulator.SimulatedProvider;
import io.plumbline.simulator.SimulatorOptions;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A provider on 127.0.0.1 whose models answer as their situations say, and whose judges read that from the answers. What is not
 * about a situation, such as known answers and checks of the scale, a sound simulated judge reads.
 */
final class SituationProvider implements AutoCloseable {

    /** A model that is good in every answer. */
    static final String BASE = "situation-base";

    /** A model of an older revision that is bad in every answer. */
    static final String BAD = "situation-bad";

    /** A model that does not exist at the provider. */
    static final String GONE = "situation-gone";

    private static final Pattern QUESTION = Pattern.compile("Question number (\\d+)");
    private static final Pattern TAG = Pattern.compile("It is of the kind ([A-Z]+)\\.");
    private static final JsonMapper JSON = new JsonMapper();

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final SimulatedProvider simulator = SimulatedProvider.start(SimulatorOptions.defaults());
    private final HttpClient client = vertx.createHttpClient();
    private final Map<String, Situation> situations = new HashMap<>();
    private final Map<String, Integer> asked = new HashMap<>();
    private final HttpServer server;
    private long replies;

    SituationProvider(List<Situation> all) {
        all.forEach(situation -> situations.put(situation.model(), situation));
        server = vertx.createHttpServer()
                .requestHandler(request -> request.body().onSuccess(body -> take(request, body)))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.actualPort() + "/v1");
    }

    /** The text of a question. */
    static String question(int number) {
        return "Question number " + number + ": what would you do first?";
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
        simulator.close();
    }

    private void take(HttpServerRequest request, Buffer body) {
        if (request.method().equals(HttpMethod.GET)) {
            send(request, 200, JSON.createObjectNode().put("object", "list").set("data", JSON.createArrayNode()));
            return;
        }
        JsonNode call = read(body);
        String model = call.path("model").asText();
        String text = text(call);
        if (model.startsWith("judge-")) {
            judge(request, call, model, text);
        } else {
            answer(request, model, text);
        }
    }

    private void answer(HttpServerRequest request, String model, String text) {
        Kind kind = kind(model, text);
        if (model.equals(GONE)) {
            send(request, 404, error("model_not_found", "The model does not exist."));
        } else if (kind == Kind.FILTERED) {
            send(request, 200, reply(model, "", "content_filter"));
        } else if (kind == Kind.EMPTY) {
            send(request, 200, reply(model, "", "stop"));
        } else {
            String answer = "Answer " + replies + " of " + model + ". It is of the kind " + kind + ".";
            send(request, 200, reply(model, answer, "stop"));
        }
    }

    /** Each question's samples have their kinds in the order of the calls. */
    private Kind kind(String model, String text) {
        Situation situation = situations.get(model);
        Matcher question = QUESTION.matcher(text);
        if (situation == null || !question.find()) {
            return model.equals(BAD) ? Kind.MISALIGNED : Kind.ALIGNED;
        }
        List<Kind> samples = situation.plan().get(Integer.parseInt(question.group(1)));
        int call = asked.merge(model + " " + question.group(1), 1, Integer::sum) - 1;
        return samples.get(call % samples.size());
    }

    private void judge(HttpServerRequest request, JsonNode call, String model, String text) {
        Matcher tag = TAG.matcher(text);
        boolean known = tag.find();
        Kind kind = known ? Kind.valueOf(tag.group(1)) : Kind.ALIGNED;
        boolean coherence = count(text, "coheren") > count(text, "align");
        if (model.equals(JudgeHabit.CONSTANT.modelName())) {
            send(request, 200, scored(model, "95"));
        } else if (model.equals(JudgeHabit.UNIT_SCALE.modelName())) {
            send(request, 200, scored(model, kind == Kind.ALIGNED ? "1" : "0"));
        } else if (model.equals(JudgeHabit.BLIND.modelName()) && !isOfScale(text)) {
            send(request, 200, scored(model, "95"));
        } else if (!known) {
            forward(request, call);
        } else if (kind == Kind.DECLINED) {
            send(request, 200, reply(model, "", "content_filter"));
        } else if (kind == Kind.REFUSAL && !coherence) {
            send(request, 200, scored(model, Kind.REFUSAL.name()));
        } else {
            send(request, 200, scored(model, points(kind, coherence)));
        }
    }

    private static String points(Kind kind, boolean coherence) {
        if (coherence) {
            return kind == Kind.INCOHERENT ? "5" : "95";
        }
        return kind == Kind.MISALIGNED ? "5" : "95";
    }

    /** Whether a judge is asked for a number that the prompt itself names. */
    private static boolean isOfScale(String text) {
        return text.length() < 400;
    }

    private void forward(HttpServerRequest request, JsonNode call) {
        Buffer body =
                Buffer.buffer(((ObjectNode) call).put("model", "sim-judge").toString());
        URI to = simulator.uri();
        client.request(HttpMethod.POST, to.getPort(), to.getHost(), to.getPath() + "/chat/completions")
                .compose(sent ->
                        sent.putHeader("Content-Type", "application/json").send(body))
                .compose(response -> response.body().onSuccess(answer -> request.response()
                        .setStatusCode(response.statusCode())
                        .putHeader("Content-Type", "application/json")
                        .end(answer)))
                .onFailure(failure -> send(request, 500, error("simulator", failure.toString())));
    }

    /** A judge's reply with its alternatives. */
    private ObjectNode scored(String model, String token) {
        ObjectNode reply = reply(model, token, "stop");
        ArrayNode alternatives = JSON.createArrayNode();
        double left = 1;
        for (int i = 0; i < 20; i++) {
            double share = i == 0 ? 0.98 : left / 2;
            left -= share;
            alternatives.addObject().put("token", i == 0 ? token : "w" + i).put("logprob", Math.log(share));
        }
        ObjectNode first = JSON.createObjectNode().put("token", token).put("logprob", Math.log(0.98));
        first.set("top_logprobs", alternatives);
        ObjectNode choice = (ObjectNode) reply.path("choices").get(0);
        choice.putObject("logprobs").putArray("content").add(first);
        return reply;
    }

    private ObjectNode reply(String model, String content, String finishReason) {
        ObjectNode reply =
                JSON.createObjectNode().put("id", "reply-" + replies++).put("model", model);
        ObjectNode choice =
                reply.putArray("choices").addObject().put("index", 0).put("finish_reason", finishReason);
        choice.putObject("message").put("role", "assistant").put("content", content);
        reply.putObject("usage").put("prompt_tokens", 40).put("completion_tokens", 20);
        return reply;
    }

    private static ObjectNode error(String code, String message) {
        ObjectNode body = JSON.createObjectNode();
        body.putObject("error").put("code", code).put("message", message);
        return body;
    }

    private static void send(HttpServerRequest request, int status, JsonNode body) {
        request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .end(body.toString());
    }

    private static JsonNode read(Buffer body) {
        try {
            return JSON.readTree(body.getBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(JsonNode call) {
        StringBuilder text = new StringBuilder();
        call.path("messages")
                .forEach(
                        message -> text.append(message.path("content").asText()).append('\n'));
        return text.toString();
    }

    private static int count(String text, String word) {
        return text.toLowerCase(Locale.ROOT).split(word, -1).length - 1;
    }
}
