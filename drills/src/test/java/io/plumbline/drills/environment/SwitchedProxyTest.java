package io.plumbline.drills.environment;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SwitchedProxyTest {

    private static final int PATIENCE_MILLIS = 10_000;
    private static final int SILENCE_MILLIS = 300;

    @Test
    void whileItIsCutNothingPassesAndNothingIsLost() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                SwitchedProxy proxy = SwitchedProxy.start().towards(server.getLocalPort());
                Socket caller = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
                Socket called = server.accept()) {
            caller.getOutputStream().write('a');
            assertThat(read(called, PATIENCE_MILLIS)).isEqualTo('a');

            proxy.cut();
            caller.getOutputStream().write('b');
            called.getOutputStream().write('c');
            assertThatThrownBy(() -> read(called, SILENCE_MILLIS)).isInstanceOf(SocketTimeoutException.class);
            assertThatThrownBy(() -> read(caller, SILENCE_MILLIS)).isInstanceOf(SocketTimeoutException.class);

            proxy.heal();
            assertThat(read(called, PATIENCE_MILLIS)).isEqualTo('b');
            assertThat(read(caller, PATIENCE_MILLIS)).isEqualTo('c');
        }
    }

    private static int read(Socket socket, int atMostMillis) throws IOException {
        socket.setSoTimeout(atMostMillis);
        InputStream bytes = socket.getInputStream();
        return bytes.read();
    }
}
