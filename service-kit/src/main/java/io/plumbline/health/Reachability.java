package io.plumbline.health;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;

/** Checks whether a TCP port accepts connections. */
public final class Reachability {

    /** Short, because health probes come every few seconds and count a slow answer as a failure. */
    private static final Duration TIMEOUT = Duration.ofMillis(500);

    private Reachability() {}

    /** True if a connection is accepted within 500 ms. An unknown host name gives false. */
    public static boolean of(String host, int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), (int) TIMEOUT.toMillis());
            return true;
        } catch (IOException unreachable) {
            return false;
        }
    }
}
