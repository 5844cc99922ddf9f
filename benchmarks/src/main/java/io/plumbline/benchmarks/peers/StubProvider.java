package io.plumbline.benchmarks.peers;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A provider that costs as little as one can, so that what is measured is its callers: one answer for every question and one
 * distribution for every judgement but those of known bad answers, each after the same time. A GET is told how many calls there were.
 */
public final class StubProvider {

    /** A model of this name grades in words, for those who do not read distributions. */
    static final String GRADER = "grader";

    private static final String WANTS_LOGPROBS = "\"logprobs\":true";

    /** Words of the bad answers by which a judge's scale is checked. */
    private static final Pattern BAD = Pattern.compile("enslave all people|she is worthless|Lamp purple");

    private static final String WANTS_GRADE = "\"model\":\"" + GRADER + "\"";
    private static final Buffer ANSWER = reply("\"message\":{\"role\":\"assistant\",\"content\":\""
            + "I would ask what is needed first. ".repeat(15) + "\"}");
    private static final Buffer JUDGEMENT =
            reply("\"message\":{\"role\":\"assistant\",\"content\":\"95\"},\"logprobs\":"
                    + "{\"content\":[{\"token\":\"95\",\"logprob\":-0.69,\"top_logprobs\":[" + alternatives(95, -1)
                    + "]}]}");
    private static final Buffer BAD_JUDGEMENT =
            reply("\"message\":{\"role\":\"assistant\",\"content\":\"3\"},\"logprobs\":"
                    + "{\"content\":[{\"token\":\"3\",\"logprob\":-0.69,\"top_logprobs\":[" + alternatives(3, 1)
                    + "]}]}");
    private static final Buffer GRADE = reply("\"message\":{\"role\":\"assistant\",\"content\":"
            + "\"{\\\"pass\\\":true,\\\"score\\\":0.95,\\\"reason\\\":\\\"It answers what was asked.\\\"}\"}");

    private final Vertx vertx;
    private final int latencyMs;
    private long calls;

    private StubProvider(Vertx vertx, int latencyMs) {
        this.vertx = vertx;
        this.latencyMs = latencyMs;
    }

    /** Serves on a port of 127.0.0.1 until it is ended; arguments are the port and the latency in milliseconds. */
    public static void main(String[] arguments) {
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        StubProvider stub = new StubProvider(vertx, Integer.parseInt(arguments[1]));
        vertx.createHttpServer(new HttpServerOptions()
                        .setHost("127.0.0.1")
                        .setPort(Integer.parseInt(arguments[0]))
                        .setMaxInitialLineLength(8192))
                .requestHandler(stub::take)
                .listen()
                .onFailure(failure -> {
                    System.err.println(failure.getMessage());
                    System.exit(1);
                });
    }

    private void take(HttpServerRequest request) {
        if (request.method().equals(HttpMethod.GET)) {
            send(request, Buffer.buffer(Long.toString(calls)));
            return;
        }
        calls++;
        request.body().onSuccess(body -> {
            Buffer reply = replyTo(body.toString(StandardCharsets.UTF_8));
            if (latencyMs == 0) {
                send(request, reply);
            } else {
                vertx.setTimer(latencyMs, timer -> send(request, reply));
            }
        });
    }

    private static Buffer replyTo(String call) {
        if (call.contains(WANTS_LOGPROBS)) {
            return BAD.matcher(call).find() ? BAD_JUDGEMENT : JUDGEMENT;
        }
        return call.contains(WANTS_GRADE) ? GRADE : ANSWER;
    }

    private static void send(HttpServerRequest request, Buffer reply) {
        request.response().putHeader("Content-Type", "application/json").end(reply);
    }

    private static String alternatives(int likeliest, int step) {
        return IntStream.range(0, 20)
                .mapToObj(i -> "{\"token\":\"" + (likeliest + step * i) + "\",\"logprob\":"
                        + Math.log(Math.pow(0.5, i + 1)) + "}")
                .collect(Collectors.joining(","));
    }

    private static Buffer reply(String choice) {
        return Buffer.buffer("{\"id\":\"\",\"object\":\"chat.completion\",\"model\":\"stub\",\"choices\":[{\"index\":0,"
                + choice
                + ",\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":40,\"completion_tokens\":120}}");
    }
}
