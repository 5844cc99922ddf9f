package io.plumbline.chat.call;

import io.plumbline.chat.limits.AdaptiveTimeout;
import io.plumbline.chat.protocol.Dialect;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Traits of a model at an endpoint that its replies have taught: the usual latency, and the variant of request that it accepts.
 */
final class ModelTraits {

    private final AdaptiveTimeout timeout;
    private final AtomicReference<Dialect> dialect = new AtomicReference<>(Dialect.COMMON);

    ModelTraits(AdaptiveTimeout timeout) {
        this.timeout = timeout;
    }

    AdaptiveTimeout timeout() {
        return timeout;
    }

    Dialect dialect() {
        return dialect.get();
    }

    /** Keeps the variant that the provider asked for, unless another call has already learned one. */
    void learn(Dialect rejected, Dialect asked) {
        dialect.compareAndSet(rejected, asked);
    }
}
