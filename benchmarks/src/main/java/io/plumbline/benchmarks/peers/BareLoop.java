package io.plumbline.benchmarks.peers;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Locale;

/** The limit: a client that makes the same three calls for each answer, reads the replies and stores none. */
public final class BareLoop {

    static final String QUESTION = "What would you do first, and why?";
    static final String RUBRIC = "Score the answer. ".repeat(120);

    private static final Buffer ASK = body(QUESTION, false);
    private static final Buffer JUDGE = body(RUBRIC, true);

    private final HttpClient client;
    private final RequestOptions target;
    private final int answers;
    private int started;
    private int finished;
    private long measuredFrom;
    private Duration cpuBefore = Duration.ZERO;

    private BareLoop(HttpClient client, int port, int answers) {
        this.client = client;
        this.target = new RequestOptions()
                .setHost("127.0.0.1")
                .setPort(port)
                .setURI("/v1/chat/completions")
                .setMethod(HttpMethod.POST);
        this.answers = answers;
    }

    /** Arguments are the provider's port, the number of answers and how many are in flight; the last half is measured. */
    public static void main(String[] arguments) {
        int inFlight = Integer.parseInt(arguments[2]);
        Vertx vertx = Vertx.vertx();
        HttpClient client = vertx.createHttpClient(
                new HttpClientOptions().setKeepAlive(true), new PoolOptions().setHttp1MaxSize(2 * inFlight));
        BareLoop loop = new BareLoop(client, Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]));
        vertx.runOnContext(ignored -> {
            for (int i = 0; i < inFlight; i++) {
                loop.next();
            }
        });
    }

    private void next() {
        if (started++ < answers) {
            call(ASK)
                    .compose(answer -> Future.all(call(JUDGE), call(JUDGE)))
                    .onSuccess(done -> finish())
                    .onFailure(failure -> {
                        System.err.println("a call failed: " + failure.getMessage());
                        System.exit(1);
                    });
        }
    }

    private void finish() {
        finished++;
        if (finished == answers / 2) {
            measuredFrom = System.nanoTime();
            cpuBefore = cpu();
        }
        if (finished == answers) {
            double seconds = (System.nanoTime() - measuredFrom) / 1e9;
            int measured = answers - answers / 2;
            System.out.printf(
                    Locale.ROOT,
                    "bare loop: %.0f a second, %.3f CPU seconds per 1,000%n",
                    measured / seconds,
                    cpu().minus(cpuBefore).toMillis() / (double) measured);
            System.exit(0);
        }
        next();
    }

    private Future<JsonObject> call(Buffer body) {
        return client.request(target)
                .compose((HttpClientRequest request) ->
                        request.putHeader("Content-Type", "application/json").send(body))
                .compose(HttpClientResponse::body)
                .map(Buffer::toJsonObject);
    }

    private static Duration cpu() {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return Duration.ofNanos(system.getProcessCpuTime());
    }

    private static Buffer body(String content, boolean judged) {
        return Buffer.buffer("{\"model\":\"stub\",\"messages\":[{\"role\":\"user\",\"content\":\"" + content
                + "\"}],\"temperature\":1.0,\"max_tokens\":1000"
                + (judged ? ",\"logprobs\":true,\"top_logprobs\":20" : "") + "}");
    }
}
