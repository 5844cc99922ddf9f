package io.plumbline.gateway;

import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.concurrent.Executor;

/** Vert.x contexts that nobody else uses: what is kept in a context, such as a session or a request's scope, is nobody else's then. */
public final class OwnContext {

    private OwnContext() {}

    /** An event loop in a new context. */
    public static Executor in(Vertx vertx) {
        Context context = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
        VertxContextSafetyToggle.setContextSafe(context, true);
        return command -> context.runOnContext(nothing -> command.run());
    }
}
