package io.plumbline.benchmarks.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plumbline.local.process.LaunchFailure;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A headless Chromium with one window, spoken to by its own protocol: a benchmark of the product carries no browser driver along. */
final class Chromium implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern LISTENING = Pattern.compile("DevTools listening on (ws://\\S+)");
    private static final int LONGEST_SECONDS = 30;
    private static final int POLLS = 600;
    private static final int POLL_MILLIS = 50;
    private static final List<String> PLACES =
            List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");

    private final Process process;
    private final WebSocket socket;
    private final Map<Integer, CompletableFuture<JsonNode>> asked = new ConcurrentHashMap<>();
    private final AtomicInteger ids = new AtomicInteger();
    private final String session;

    private Chromium(Process process, URI address) {
        this.process = process;
        this.socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(address, new Replies())
                .join();
        String target = ask("", "Target.createTarget", Map.of("url", "about:blank"))
                .path("targetId")
                .asText();
        this.session = ask("", "Target.attachToTarget", Map.of("targetId", target, "flatten", true))
                .path("sessionId")
                .asText();
    }

    static Optional<Path> installed() {
        return PLACES.stream().map(Path::of).filter(Files::isExecutable).findFirst();
    }

    /** Starts it with a profile of its own. */
    static Chromium start(Path executable, Path profile) {
        Process process = null;
        try {
            process = new ProcessBuilder(Stream.concat(
                                    Stream.of(executable.toString(), "--user-data-dir=" + profile),
                                    Stream.of(
                                            "--headless=new",
                                            "--remote-debugging-port=0",
                                            "--window-size=1440,1000",
                                            "--no-sandbox",
                                            "--disable-gpu",
                                            "--no-first-run",
                                            "--disable-background-networking",
                                            "--disable-component-update",
                                            "--disable-sync"))
                            .toList())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return new Chromium(process, listening(process));
        } catch (IOException e) {
            if (process != null) {
                process.destroy();
            }
            throw new LaunchFailure("Chromium does not start: " + e.getMessage(), e);
        }
    }

    private static URI listening(Process process) throws IOException {
        BufferedReader said = process.errorReader(StandardCharsets.UTF_8);
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            Matcher found = LISTENING.matcher(line);
            if (found.find()) {
                Thread drain = new Thread(() -> said.lines().forEach(ignored -> {}), "Chromium's messages");
                drain.setDaemon(true);
                drain.start();
                return URI.create(found.group(1));
            }
        }
        throw new LaunchFailure("Chromium has ended before it listened");
    }

    /** Goes to an address with an empty cache and kept cookies, and returns when the page that it leads to is complete. */
    void visit(URI address) {
        ask(session, "Network.clearBrowserCache", Map.of());
        evaluate("window.isOld = true");
        ask(session, "Page.navigate", Map.of("url", address.toString()));
        for (int poll = 0; poll < POLLS; poll++) {
            if (evaluate("!window.isOld && document.readyState === 'complete'").asBoolean()) {
                return;
            }
            pause();
        }
        throw new LaunchFailure("the page is not complete: " + address);
    }

    /** What an expression gives, and what its promise does. */
    JsonNode evaluate(String expression) {
        return ask(
                        session,
                        "Runtime.evaluate",
                        Map.of("expression", expression, "awaitPromise", true, "returnByValue", true))
                .path("result")
                .path("value");
    }

    private JsonNode ask(String at, String method, Map<String, ?> parameters) {
        int id = ids.incrementAndGet();
        CompletableFuture<JsonNode> reply = new CompletableFuture<>();
        asked.put(id, reply);
        ObjectNode message = JSON.createObjectNode().put("id", id).put("method", method);
        message.set("params", JSON.valueToTree(parameters));
        if (!at.isEmpty()) {
            message.put("sessionId", at);
        }
        socket.sendText(message.toString(), true).join();
        try {
            return reply.get(LONGEST_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new LaunchFailure("Chromium does not answer " + method, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchFailure("interrupted", e);
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchFailure("interrupted", e);
        }
    }

    /** Puts messages together and hands replies to those who have asked; what happens besides is of no interest. */
    private final class Replies implements WebSocket.Listener {

        private final StringBuilder begun = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean isLast) {
            begun.append(part);
            if (isLast) {
                take(begun.toString());
                begun.setLength(0);
            }
            from.request(1);
            return null;
        }

        private void take(String message) {
            try {
                JsonNode reply = JSON.readTree(message);
                CompletableFuture<JsonNode> waiting =
                        asked.remove(reply.path("id").asInt());
                if (waiting != null && reply.has("error")) {
                    waiting.completeExceptionally(new LaunchFailure(
                            reply.path("error").path("message").asText()));
                } else if (waiting != null) {
                    waiting.complete(reply.path("result"));
                }
            } catch (JsonProcessingException e) {
                throw new LaunchFailure("Chromium's reply cannot be read", e);
            }
        }
    }

    /** Ends the browser with all its processes. */
    @Override
    public void close() {
        socket.abort();
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        all.forEach(ProcessHandle::destroy);
        process.onExit().orTimeout(LONGEST_SECONDS, TimeUnit.SECONDS).join();
    }
}
