package io.plumbline.operations;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A port of this machine that leads to another one while it is open; closed, no server listens there. */
final class Door implements AutoCloseable {

    private final int target;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final int port;
    private ServerSocket listener;

    Door(int target) {
        this.target = target;
        this.listener = listen(0);
        this.port = listener.getLocalPort();
        accept(listener);
    }

    int port() {
        return port;
    }

    void open() {
        listener = listen(port);
        accept(listener);
    }

    @Override
    public void close() {
        quietly(listener);
        sockets.forEach(Door::quietly);
        sockets.clear();
    }

    private static ServerSocket listen(int port) {
        try {
            return new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(ServerSocket from) {
        background(() -> {
            while (!from.isClosed()) {
                Socket one = from.accept();
                Socket other = new Socket(InetAddress.getLoopbackAddress(), target);
                sockets.addAll(List.of(one, other));
                background(() -> pass(one, other));
                background(() -> pass(other, one));
            }
        });
    }

    private static void pass(Socket from, Socket to) throws IOException {
        try (InputStream bytes = from.getInputStream()) {
            bytes.transferTo(to.getOutputStream());
        } finally {
            quietly(to);
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void background(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException closed) {
                // That is how it ends.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private static void quietly(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception gone) {
            // Then it is closed.
        }
    }
}
