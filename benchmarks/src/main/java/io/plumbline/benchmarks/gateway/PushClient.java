package io.plumbline.benchmarks.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.plumbline.local.process.LaunchFailure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Pushes answers and remembers which of them the gateway has acknowledged; what it has not is sent again. */
final class PushClient {

    private static final JsonMapper JSON = new JsonMapper();
    private static final long PAUSE_MILLIS = 1000;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI gateway;
    private final String key;
    private final PushLoad load;
    private final Set<Integer> acknowledged = Collections.synchronizedSet(new HashSet<>());
    private final List<Double> millis = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger tooMany = new AtomicInteger();
    private final AtomicInteger interrupted = new AtomicInteger();

    PushClient(URI gateway, String key, PushLoad load) {
        this.gateway = gateway;
        this.key = key;
        this.load = load;
    }

    void register() {
        expect(
                send(request("/api/v1/models/" + PushLoad.MODEL, "application/json")
                        .PUT(HttpRequest.BodyPublishers.ofString(
                                "{\"endpoint\":\"http://127.0.0.1:1/v1\",\"modelName\":\"load\"}"))),
                2);
    }

    /** Pushes one answer; returns when it is acknowledged. */
    void pushOne(int number) {
        pushUntilDone(List.of(number), "application/json");
    }

    /** Pushes answers as JSON Lines; returns when all are acknowledged. */
    void pushLines(int from, int to) {
        pushUntilDone(IntStream.range(from, to).boxed().toList(), "application/x-ndjson");
    }

    Set<Integer> acknowledged() {
        return acknowledged;
    }

    /** Forgets how long requests took, and how many were refused. */
    void reset() {
        millis.clear();
        tooMany.set(0);
        interrupted.set(0);
    }

    int tooMany() {
        return tooMany.get();
    }

    /** Requests that ended with a report before all of their lines were taken. */
    int interrupted() {
        return interrupted.get();
    }

    /** How long a request took at most, of that share of them, 0 to 1. */
    double millis(double share) {
        List<Double> sorted = millis.stream().sorted().toList();
        return sorted.get((int) Math.min(sorted.size() - 1L, (long) (share * sorted.size())));
    }

    private void pushUntilDone(List<Integer> numbers, String type) {
        List<Integer> left = numbers;
        while (!left.isEmpty()) {
            long start = System.nanoTime();
            HttpResponse<byte[]> reply = send(request("/api/v1/answers", type)
                    .POST(HttpRequest.BodyPublishers.ofString(
                            left.stream().map(load::line).collect(Collectors.joining("\n")))));
            if (reply.statusCode() == 202) {
                millis.add((System.nanoTime() - start) / 1e6);
            }
            left = left(reply, left);
        }
    }

    /** What is to be sent again: by the report, lines that are not acknowledged and those that were not read. */
    private List<Integer> left(HttpResponse<byte[]> reply, List<Integer> sent) {
        if (reply.statusCode() == 429) {
            tooMany.incrementAndGet();
            pause(1000
                    * Long.parseLong(reply.headers().firstValue("Retry-After").orElseThrow()));
            return sent;
        }
        if (reply.statusCode() != 503) {
            expect(reply, 2);
        } else {
            interrupted.incrementAndGet();
            pause(PAUSE_MILLIS);
        }
        JsonNode body = json(reply);
        JsonNode report = reply.statusCode() == 503 ? body.path("report") : body;
        if (report.path("refused").asInt() > 0) {
            throw new LaunchFailure(
                    "the gateway refuses an answer: " + report.path("lines").get(0));
        }
        Set<Integer> again = new HashSet<>();
        report.path("unacknowledged").forEach(line -> again.add(line.asInt() - 1));
        IntStream.range(report.path("readTo").asInt(), sent.size()).forEach(again::add);
        IntStream.range(0, sent.size())
                .filter(place -> !again.contains(place))
                .forEach(place -> acknowledged.add(sent.get(place)));
        return again.stream().sorted().map(sent::get).toList();
    }

    private HttpRequest.Builder request(String path, String type) {
        return HttpRequest.newBuilder(gateway.resolve(path))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", type);
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new LaunchFailure("the gateway does not answer: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchFailure("interrupted", e);
        }
    }

    private static void expect(HttpResponse<byte[]> reply, int hundreds) {
        if (reply.statusCode() / 100 != hundreds) {
            throw new LaunchFailure("the gateway answers " + reply.statusCode() + ": " + json(reply));
        }
    }

    private static JsonNode json(HttpResponse<byte[]> reply) {
        try {
            return JSON.readTree(reply.body());
        } catch (IOException e) {
            throw new LaunchFailure("the gateway answers " + reply.statusCode() + " without JSON", e);
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchFailure("interrupted", e);
        }
    }
}
