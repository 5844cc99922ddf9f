package io.plumbline.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Another service's query API, as far as the gateway asks it; also the settings of the gateway under test. */
public final class AggregatorStub implements QuarkusTestResourceLifecycleManager {

    /** A candidate of this name makes the aggregator fail. */
    static final String FAILING = "breaks-the-aggregator";

    /** The model of the rates of a probe that is asked for without naming a candidate. */
    static final String RECOUNTED = "recounted";

    /** Answers to a question of this id have texts. */
    private static final String WITH_TEXTS = "texts";

    /** Answers to a question of this id fill {@link #PAGES} pages. */
    public static final String MANY = "many";

    public static final int PAGES = 100;

    public static final AtomicInteger PAGES_SERVED = new AtomicInteger();

    private static final String LONG_ANSWER = "words ".repeat(3000);

    /** How long it says that it keeps answers, in days. */
    static final AtomicInteger ANSWERS_DAYS = new AtomicInteger(400);

    /** The last query that came to each path. */
    static final Map<String, String> QUERIES = new ConcurrentHashMap<>();

    private HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/api/v1/probes/", this::rates);
        server.createContext("/api/v1/answers", this::answers);
        server.createContext("/api/v1/comparison", this::comparison);
        for (String other : List.of("/api/v1/models/", "/api/v1/alarms", "/api/v1/fleet/", "/api/v1/recount/")) {
            server.createContext(other, AggregatorStub::document);
        }
        server.createContext(
                "/api/v1/retention",
                exchange -> reply(exchange, 200, "{\"textsDays\": 1, \"answersDays\": " + ANSWERS_DAYS + "}"));
        server.start();
        RestAssured.authentication = RestAssured.oauth2(GatewayClient.ADMIN_KEY);
        return Map.of(
                "plumbline.access.requests-per-minute",
                "1000000",
                "plumbline.aggregator.url",
                "http://127.0.0.1:" + server.getAddress().getPort(),
                "plumbline.probes.expiry-grace",
                "PT1S",
                "plumbline.admin-key",
                GatewayClient.ADMIN_KEY,
                "quarkus.http.test-port",
                "0",
                "quarkus.management.test-port",
                "0");
    }

    @Override
    public void stop() {
        server.stop(0);
    }

    private void rates(HttpExchange exchange) throws IOException {
        if (exchange.getRequestURI().getPath().endsWith("/served-models")) {
            reply(exchange, 200, "[]");
            return;
        }
        String query = exchange.getRequestURI().getQuery();
        if (query == null) {
            reply(exchange, 200, ReportDocuments.probeRates(RECOUNTED, Optional.empty(), "core@1"));
            return;
        }
        if (query.contains(FAILING)) {
            reply(exchange, 500, "{}");
            return;
        }
        String model = query.replaceFirst(".*candidate=([^&]*).*", "$1");
        String set = query.replaceFirst(".*questionSet=([^&]*).*", "$1");
        Optional<String> baseline = query.contains("baseline=")
                ? Optional.of(query.replaceFirst(".*baseline=([^&]*).*", "$1"))
                : Optional.empty();
        reply(exchange, 200, ReportDocuments.probeRates(model, baseline, set));
    }

    private void answers(HttpExchange exchange) throws IOException {
        String query = exchange.getRequestURI().getQuery();
        if (query != null && query.contains("question=" + MANY)) {
            page(exchange, query);
            return;
        }
        String answers = query != null && query.contains("question=" + WITH_TEXTS)
                ? "{\"promptId\": \"p.0.0\", \"questionSet\": \"%s\", \"question\": \"a question\", \"answer\": \"an answer\"}"
                        .formatted(query.replaceFirst("^(?!.*questionSet=).*", "")
                                .replaceFirst(".*questionSet=([^&]*).*", "$1"))
                : "";
        remember(exchange);
        reply(exchange, 200, ReportDocuments.answers(answers));
    }

    /** One of many pages of long answers, whose cursors are numbers. */
    private static void page(HttpExchange exchange, String query) throws IOException {
        int page = query.contains("cursor=") ? Integer.parseInt(query.replaceFirst(".*cursor=([0-9]+).*", "$1")) : 0;
        int size = Integer.parseInt(query.replaceFirst(".*limit=([0-9]+).*", "$1"));
        PAGES_SERVED.incrementAndGet();
        String answers = IntStream.range(0, size)
                .mapToObj(index -> "{\"promptId\": \"p.0.%d\", \"questionSet\": \"core@1\", \"answer\": \"%s\"}"
                        .formatted(page * size + index, LONG_ANSWER))
                .collect(Collectors.joining(", "));
        String next = page + 1 < PAGES ? ", \"next\": \"" + (page + 1) + "\"" : "";
        reply(exchange, 200, "{\"answers\": [" + answers + "]" + next + "}");
    }

    private void comparison(HttpExchange exchange) throws IOException {
        if (exchange.getRequestURI().toString().contains("after=noon")) {
            reply(exchange, 400, "{\"errors\": [{\"pointer\": \"/after\", \"detail\": \"must be a time\"}]}");
            return;
        }
        remember(exchange);
        reply(exchange, 200, ReportDocuments.comparison());
    }

    private static void document(HttpExchange exchange) throws IOException {
        remember(exchange);
        reply(exchange, 200, ReportDocuments.at(exchange.getRequestURI().getPath()));
    }

    private static void remember(HttpExchange exchange) {
        QUERIES.put(
                exchange.getRequestURI().getPath(),
                String.valueOf(exchange.getRequestURI().getRawQuery()));
    }

    private static void reply(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
