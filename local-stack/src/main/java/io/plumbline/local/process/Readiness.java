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

/** Tells whether a process does its work yet; asked again and again until it does. */
@FunctionalInterface
public interface Readiness {

    /** How long one question may take. */
    Duration PATIENCE = Duration.ofSeconds(2);

    /** True once the process answers; "not yet" is false and never an exception. */
    boolean answers();

    /** Ready when a GET is answered with status 200, as by {@code /q/health/ready} of a Quarkus service. */
    static Readiness http(URI address) {
        HttpClient client = HttpClient.newBuilder()
                .connectTimeout(PATIENCE)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        HttpRequest request = HttpRequest.newBuilder(address).timeout(PATIENCE).build();
        return () -> answersOk(client, request);
    }

    /** Ready when a loopback port accepts connections. */
    static Readiness tcp(int port) {
        return () -> {
            try (Socket socket = new Socket()) {
                socket.connect(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), port), (int) PATIENCE.toMillis());
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
