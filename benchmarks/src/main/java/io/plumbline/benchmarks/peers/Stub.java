package io.plumbline.benchmarks.peers;

import io.plumbline.local.process.FreePorts;
import io.plumbline.local.process.JavaCommand;
import io.plumbline.local.process.LaunchFailure;
import io.plumbline.local.process.OrphanGuard;
import io.plumbline.local.process.ReadinessCheck;
import io.plumbline.local.process.ServiceProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** The running {@link StubProvider}, a process of its own. */
public final class Stub implements AutoCloseable {

    private static final int HEAP_MEGABYTES = 128;
    private static final Duration START = Duration.ofSeconds(30);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final int port;
    private final ServiceProcess process;

    private Stub(int port, ServiceProcess process) {
        this.port = port;
        this.process = process;
    }

    /** Answers each call after so many milliseconds. */
    public static Stub start(int latencyMs, OrphanGuard guard) {
        int port = FreePorts.next();
        JavaCommand command = JavaCommand.main(
                        StubProvider.class, HEAP_MEGABYTES, Integer.toString(port), Integer.toString(latencyMs))
                .optimised();
        ServiceProcess process = ServiceProcess.start(
                "stub provider", command, TemporaryLog.of("stub"), ReadinessCheck.http(root(port)), guard);
        return new Stub(port, process.awaitReady(START));
    }

    public int port() {
        return port;
    }

    /** Base URL of its API. */
    public URI api() {
        return root(port).resolve("/v1");
    }

    /** The address that only says that the stub runs. */
    public URI root() {
        return root(port);
    }

    /** Model calls that have arrived since its start. */
    long calls() {
        try {
            return Long.parseLong(
                    http.send(HttpRequest.newBuilder(root()).build(), HttpResponse.BodyHandlers.ofString())
                            .body());
        } catch (IOException e) {
            throw new LaunchFailure("the stub provider does not answer: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchFailure("interrupted", e);
        }
    }

    @Override
    public void close() {
        process.close();
    }

    private static URI root(int port) {
        return URI.create("http://127.0.0.1:" + port + "/");
    }
}
