package io.plumbline.local.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Tells whether a process is ready; the launcher calls it until it returns true. */
@FunctionalInterface
public interface ReadinessCheck {

    /** Longest time of one check. */
    Duration TIMEOUT = Duration.ofSeconds(2);

    /** True once the process answers. Returns false, and never throws, if it does not answer yet. */
    boolean answers();

    /** Ready when a GET returns status 200, as {@code /q/health/ready} of a Quarkus service does. */
    static ReadinessCheck http(URI address) {
        HttpClient client = HttpClient.newBuilder()
                .connectTimeout(TIMEOUT)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        HttpRequest request = HttpRequest.newBuilder(address).timeout(TIMEOUT).build();
        return () -> answersOk(client, request);
    }

    /** Ready when a loopback port accepts connections. */
    static ReadinessCheck tcp(int port) {
        return () -> {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), (int) TIMEOUT.toMillis());
                return true;
            } catch (IOException notYet) {
                return false;
            }
        };
    }

    private static boolean answersOk(HttpClient client, HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
