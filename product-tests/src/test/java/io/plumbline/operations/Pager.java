package io.plumbline.operations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes what Alertmanager sends to its receivers; each has the path of its name. */
final class Pager implements AutoCloseable {

    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    Pager() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::take);
        server.start();
    }

    /** One notification. */
    record Call(String receiver, JsonNode body) {

        boolean is(String alert, String status) {
            return body.path("status").asText().equals(status)
                    && body.path("groupLabels").path("alertname").asText().equals(alert);
        }

        boolean names(String model) {
            return body.path("alerts").findValuesAsText("model").contains(model);
        }

        @Override
        public String toString() {
            return receiver + " " + body.path("status").asText() + " "
                    + body.path("alerts").findValuesAsText("summary");
        }
    }

    URI uri(String receiver) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/" + receiver);
    }

    /** What has come so far, in order. */
    List<Call> calls(String receiver) {
        return calls.stream().filter(call -> call.receiver().equals(receiver)).toList();
    }

    List<Call> calls(String receiver, String alert, String status) {
        return calls(receiver).stream().filter(call -> call.is(alert, status)).toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void take(HttpExchange exchange) throws IOException {
        JsonNode body = new JsonMapper().readTree(exchange.getRequestBody());
        calls.add(new Call(exchange.getRequestURI().getPath().substring(1), body));
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }
}
