package io.plumbline.cli.local;

import io.plumbline.cli.text.CommandFailure;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Shows the log of a service in development mode and sends it a request each second. Quarkus compares sources with classes
 * only when a request arrives, so without the requests a service that reads Kafka alone would never load a change.
 */
final class DevelopmentLoop {

    private static final Duration PERIOD = Duration.ofSeconds(1);

    /** A request that loads a change returns when the service has started again. */
    private static final Duration LONGEST_RELOAD = Duration.ofMinutes(1);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PERIOD).build();
    private final HttpRequest request;
    private final Path log;
    private final PrintStream out;

    DevelopmentLoop(URI service, Path log, PrintStream out) {
        this.request = HttpRequest.newBuilder(service).timeout(LONGEST_RELOAD).build();
        this.log = log;
        this.out = out;
    }

    /** Returns only if the thread is interrupted. */
    void run() throws InterruptedException {
        try (InputStream lines = Files.newInputStream(log)) {
            byte[] buffer = new byte[8192];
            while (true) {
                for (int count = lines.read(buffer); count > 0; count = lines.read(buffer)) {
                    out.write(buffer, 0, count);
                }
                out.flush();
                Thread.sleep(PERIOD.toMillis());
                sendRequest();
            }
        } catch (IOException e) {
            throw new CommandFailure("log " + log + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** A failure needs no report: the service is just loading a change, or its log says why it has ended. */
    private void sendRequest() throws InterruptedException {
        try {
            http.send(request, HttpResponse.BodyHandlers.discarding());
        } catch (IOException notNow) {
            // The next request comes in a second.
        }
    }
}
