package io.plumbline.chat.call;

import io.plumbline.chat.limits.AdaptiveTimeout;
import io.plumbline.chat.protocol.Dialect;
import java.util.concurrent.atomic.AtomicReference;

/** What calling a model has taught: how long it takes, and the form of request that it wants. */
final class ModelTraits {

    private final AdaptiveTimeout patience;
    private final AtomicReference<Dialect> dialect = new AtomicReference<>(Dialect.COMMON);

    ModelTraits(AdaptiveTimeout patience) {
        this.patience = patience;
    }

    AdaptiveTimeout patience() {
        return patience;
    }

    Dialect dialect() {
        return dialect.get();
    }

    /** Keeps the form that the provider asked for, unless another call has learned it in the meantime. */
    void learn(Dialect rejected, Dialect asked) {
        dialect.compareAndSet(rejected, asked);
    }
}
