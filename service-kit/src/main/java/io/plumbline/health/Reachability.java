package io.plumbline.health;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;

/** Whether somebody listens at an address. */
public final class Reachability {

    /** Short: a probe asks every few seconds, and whoever waits for its answer takes silence for a failure. */
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private Reachability() {}

    /** True where a TCP connection is taken at once; a name that is not known is nobody, and no exception. */
    public static boolean of(String host, int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), (int) PATIENCE.toMillis());
            return true;
        } catch (IOException nobody) {
            return false;
        }
    }
}
