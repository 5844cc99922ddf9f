package io.plumbline.judge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.plumbline.chat.ReplyToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;

/** An HTTP server on loopback that replies as a judge with some habit, and counts what would be paid for. */
final class LoopbackJudge implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpServer server;
    private final AtomicInteger checks = new AtomicInteger();
    private final AtomicInteger answers = new AtomicInteger();

    /**
     * A call.
     *
     * @param prompt text of the user's message
     * @param logprobs whether alternatives are asked for
     * @param isCheck whether it belongs to the judge's check
     * @param number of the call among those of its kind, from 1
     * @param seed as sent; -1 if there is none
     */
    record Call(String prompt, boolean logprobs, boolean isCheck, int number, int seed) {

        boolean isCoherence() {
            return prompt.toLowerCase(Locale.ROOT).contains("coheren");
        }

        /** What a sound judge says. */
        String points() {
            if (prompt.contains("number 100") || prompt.contains("this number: 100")) {
                return "100";
            }
            return StubJudges.isBad(prompt) ? "3" : "92";
        }
    }

    /** A reply. */
    record Answer(int status, String body, Map<String, String> headers) {

        Answer(int status, String body) {
            this(status, body, Map.of());
        }
    }

    private LoopbackJudge(HttpServer server) {
        this.server = server;
    }

    static LoopbackJudge start(Function<Call, Answer> habit) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            LoopbackJudge judge = new LoopbackJudge(server);
            server.createContext("/v1/chat/completions", exchange -> judge.reply(exchange, habit));
            server.setExecutor(Executors.newFixedThreadPool(8));
            server.start();
            return judge;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
    }

    /** Calls of the check so far. */
    int checks() {
        return checks.get();
    }

    /** Calls for answers so far. */
    int answers() {
        return answers.get();
    }

    /** A sound judge's reply. */
    static Answer sound(Call call) {
        return call.logprobs() ? tokens(call.points(), -0.0001) : text(call.points());
    }

    /** A text without alternatives. */
    static Answer text(String content) {
        return new Answer(200, body(content, "stop", "null"));
    }

    /** One token with these alternatives: tokens and their logarithms in turn. */
    static Answer tokens(Object... pairs) {
        return finished("length", pairs);
    }

    /** One token with these alternatives and this finish reason. */
    static Answer finished(String reason, Object... pairs) {
        StringBuilder list = new StringBuilder();
        for (int i = 0; i < pairs.length; i += 2) {
            list.append(i == 0 ? "" : ",")
                    .append("{\"token\":")
                    .append(quoted((String) pairs[i]))
                    .append(",\"bytes\":[],\"logprob\":")
                    .append(pairs[i + 1])
                    .append('}');
        }
        return new Answer(
                200,
                body(
                        (String) pairs[0],
                        reason,
                        "{\"content\":[{\"token\":" + quoted((String) pairs[0]) + ",\"logprob\":" + pairs[1]
                                + ",\"top_logprobs\":[" + list
                                + "]},{\"token\":\"<|end|>\",\"logprob\":0.0,\"top_logprobs\":[{\"token\":\"<|end|>\",\"logprob\":0.0}]}]}"));
    }

    /** Several tokens, each with its alternatives. */
    static Answer spelled(List<ReplyToken> tokens) {
        String content = tokens.stream().map(ReplyToken::said).collect(Collectors.joining());
        String places = tokens.stream()
                .map(token -> "{\"token\":" + quoted(token.said()) + ",\"top_logprobs\":["
                        + token.alternatives().stream()
                                .map(other -> "{\"token\":" + quoted(other.token()) + ",\"logprob\":"
                                        + Math.log(other.probability()) + "}")
                                .collect(Collectors.joining(","))
                        + "]}")
                .collect(Collectors.joining(","));
        return new Answer(200, body(content, "length", "{\"content\":[" + places + "]}"));
    }

    private static String body(String content, String reason, String logprobs) {
        return "{\"id\":\"" + System.nanoTime()
                + "\",\"model\":\"judge\",\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":"
                + quoted(content) + "},\"finish_reason\":\"" + reason + "\",\"logprobs\":" + logprobs
                + "}],\"usage\":{\"prompt_tokens\":10,\"completion_tokens\":1,\"total_tokens\":11}}";
    }

    private static String quoted(String text) {
        try {
            return JSON.writeValueAsString(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void reply(HttpExchange exchange, Function<Call, Answer> habit) throws IOException {
        JsonNode body = JSON.readTree(exchange.getRequestBody());
        String prompt = body.path("messages").path(0).path("content").asText();
        boolean isCheck = !prompt.contains(JudgeHabitsTest.ANSWER);
        int number = (isCheck ? checks : answers).incrementAndGet();
        Answer answer = habit.apply(new Call(
                prompt,
                body.path("logprobs").asBoolean(),
                isCheck,
                number,
                body.path("seed").asInt(-1)));
        byte[] sent = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("content-type", "application/json");
        answer.headers().forEach(exchange.getResponseHeaders()::add);
        exchange.sendResponseHeaders(answer.status(), sent.length);
        exchange.getResponseBody().write(sent);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
