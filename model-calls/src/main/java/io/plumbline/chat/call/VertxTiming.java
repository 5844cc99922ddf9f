package io.plumbline.chat.call;

import io.plumbline.chat.limits.Timing;
import io.vertx.core.Vertx;
import java.time.Duration;

/** The machine's clock and Vert.x's timers. */
final class VertxTiming implements Timing {

    private final Vertx vertx;

    VertxTiming(Vertx vertx) {
        this.vertx = vertx;
    }

    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public void after(Duration wait, Runnable callback) {
        vertx.setTimer(Math.max(1, wait.toMillis()), timer -> callback.run());
    }
}
