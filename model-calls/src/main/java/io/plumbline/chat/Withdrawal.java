package io.plumbline.chat;

import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import io.smallrye.mutiny.Uni;

/**
 * Tells a call that its result is not wanted any more. A request that is out is still waited for, because it is paid for. None goes
 * out after it: the call ends at once if it waits for a slot, a pause or its next attempt.
 */
public interface Withdrawal {

    /** The result is wanted for ever. */
    Withdrawal NEVER = new Withdrawal() {
        @Override
        public boolean isDone() {
            return false;
        }

        @Override
        public Uni<Void> done() {
            return Uni.createFrom().nothing();
        }
    };

    /** Whether the result is not wanted any more. */
    boolean isDone();

    /** Completes when the result is not wanted any more. */
    Uni<Void> done();

    /** The withdrawal of the work in this context; {@link #NEVER} without one. */
    static Withdrawal of(Context context) {
        Withdrawal withdrawal = context.get(Key.WITHDRAWAL);
        return withdrawal == null ? NEVER : withdrawal;
    }

    /** The context with this withdrawal. */
    default Context within(Context context) {
        return context.with(Key.WITHDRAWAL, this);
    }

    /** The key of the withdrawal in a context. */
    final class Key {

        private static final ContextKey<Withdrawal> WITHDRAWAL = ContextKey.named("plumbline-withdrawal");

        private Key() {}
    }
}
