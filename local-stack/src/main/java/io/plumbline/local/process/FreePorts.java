package io.plumbline.local.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Chooses loopback ports for the processes that the launcher is about to start.
 *
 * <p>Another program can take a free port before the process binds it. That is rare for two reasons. The ports lie below the
 * range that operating systems use for outgoing connections (Linux from 32768, others from 49152). And no port is given
 * twice in one JVM.
 */
public final class FreePorts {

    private static final int LOWEST = 20_000;
    private static final int HIGHEST = 32_000;
    private static final int ATTEMPTS = 200;

    private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

    private FreePorts() {}

    /** A free port that this JVM has not given before. */
    public static int next() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
            if (GIVEN.add(port) && isFree(port)) {
                return port;
            }
        }
        throw new LaunchFailure("no free port found on 127.0.0.1 between " + LOWEST + " and " + HIGHEST);
    }

    /** Fails with one line if the port is in use. */
    public static void requireFree(int port) {
        if (!isFree(port)) {
            throw new LaunchFailure("port " + port + " on 127.0.0.1 is in use");
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException occupied) {
            return false;
        }
    }
}
