package io.plumbline.chat.call;

import io.plumbline.chat.caps.CallClock;
import io.vertx.core.Vertx;
import java.time.Duration;

/** The system's clock and Vert.x's timers. */
final class VertxClock implements CallClock {

    private final Vertx vertx;

    VertxClock(Vertx vertx) {
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
