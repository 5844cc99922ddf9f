package io.plumbline.product;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.plumbline.cli.gateway.GatewayApi;
import io.plumbline.cli.probe.ProbeRequest;
import io.plumbline.cli.probe.ProbeRun;
import io.plumbline.cli.text.Progress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A command that waits for a probe prints each of its notes once, and their end. The gateway is a server with these replies. */
class ToldDelaysTest {

    private static final String SLOW = "model m at h:1 has been slow since 12:00:00 UTC";
    private static final String SLOWER = "model m at h:1 has been slow since 12:00:00 UTC, and 2 go at once";

    private final Queue<String> notes =
            new ArrayDeque<>(List.of("", SLOW, SLOW, SLOWER, "\\u001b[2J" + SLOW, "", "", SLOW));
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final PrintStream terminal = System.err;
    private HttpServer gateway;

    @BeforeEach
    void start() throws IOException {
        gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        gateway.createContext("/", this::reply);
        gateway.start();
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void stop() {
        System.setErr(terminal);
        gateway.stop(0);
    }

    private void reply(HttpExchange call) throws IOException {
        byte[] body = body(call).getBytes(StandardCharsets.UTF_8);
        call.getResponseHeaders().add("Content-Type", "application/json");
        call.sendResponseHeaders(200, body.length);
        call.getResponseBody().write(body);
        call.close();
    }

    private String body(HttpExchange call) {
        if (call.getRequestMethod().equals("POST")) {
            return "{\"id\": \"p\"}";
        }
        if (call.getRequestURI().getPath().endsWith("/results")) {
            return "{\"probe\": \"p\", \"verdict\": \"PASS\", \"complete\": true, \"models\": []}";
        }
        String note = notes.poll();
        return "{\"id\": \"p\", \"state\": \"RUNNING\", \"finished\": 0, \"total\": 8, \"questionSets\": [], \"models\": []"
                + (note == null ? ", \"finishedAt\": \"2026-03-01T12:01:00Z\"" : "")
                + (note == null || note.isEmpty() ? "" : ", \"notes\": [\"" + note + "\"]")
                + "}";
    }

    @Test
    void eachSentenceIsPrintedOnceUntilItChangesAndWithoutControlCharacters() {
        GatewayApi api = GatewayApi.at(
                URI.create("http://127.0.0.1:" + gateway.getAddress().getPort()));

        new ProbeRun(api, Progress.onStandardError())
                .of(
                        ProbeRequest.ofGuests(
                                new ProbeRequest.Guests(List.of(Map.of()), null),
                                new ProbeRequest.Questions(List.of("core"), null, null, null),
                                null),
                        "");

        assertThat(err.toString(StandardCharsets.UTF_8).lines().filter(line -> !line.contains("of 8 answers")))
                .containsExactly(SLOW, SLOWER, "[2J" + SLOW, "calls are no longer held up", SLOW);
    }
}
