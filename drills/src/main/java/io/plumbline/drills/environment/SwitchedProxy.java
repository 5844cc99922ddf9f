package io.plumbline.drills.environment;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import java.util.HashSet;
import java.util.Set;

/**
 * Passes bytes on to a port of 127.0.0.1 until it is cut. While it is cut no byte passes either way, no connection ends and new
 * ones hang, as behind a network that loses every packet; afterwards what was under way goes on. One event loop does it all,
 * so no field is synchronized.
 */
public final class SwitchedProxy implements AutoCloseable {

    private final Vertx vertx = Vertx.vertx(
            new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(1).setInternalBlockingPoolSize(1));
    private final NetClient client = vertx.createNetClient();
    private final NetServer server =
            vertx.createNetServer(new NetServerOptions().setHost("127.0.0.1").setPort(0));
    private final Set<NetSocket> sockets = new HashSet<>();
    private volatile int target;
    private boolean cut;

    private SwitchedProxy() {}

    /** Listens on a free port, and passes bytes on as soon as {@link #towards} has named the target. */
    public static SwitchedProxy start() {
        SwitchedProxy proxy = new SwitchedProxy();
        proxy.server
                .connectHandler(proxy::accept)
                .listen()
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        return proxy;
    }

    public int port() {
        return server.actualPort();
    }

    /** Says which port of 127.0.0.1 it all goes to. */
    public SwitchedProxy towards(int port) {
        target = port;
        return this;
    }

    /** Stops all bytes in both directions. */
    public void cut() {
        onLoop(() -> {
            cut = true;
            sockets.forEach(NetSocket::pause);
        });
    }

    /** Lets bytes pass again, those that were held first. */
    public void heal() {
        onLoop(() -> {
            cut = false;
            sockets.forEach(NetSocket::resume);
        });
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private void accept(NetSocket caller) {
        caller.pause();
        client.connect(target, "127.0.0.1").onFailure(refused -> caller.close()).onSuccess(called -> {
            called.pause();
            join(caller, called);
            join(called, caller);
        });
    }

    private void join(NetSocket from, NetSocket to) {
        sockets.add(from);
        from.handler(bytes -> {
            to.write(bytes);
            if (to.writeQueueFull()) {
                from.pause();
                to.drainHandler(drained -> resume(from));
            }
        });
        from.exceptionHandler(broken -> from.close());
        from.closeHandler(closed -> {
            sockets.remove(from);
            to.close();
        });
        resume(from);
    }

    private void resume(NetSocket socket) {
        if (!cut) {
            socket.resume();
        }
    }

    private void onLoop(Runnable change) {
        vertx.<Void>executeBlocking(() -> null)
                .onSuccess(unused -> change.run())
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }
}
