package io.plumbline.pipeline;

import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import io.smallrye.mutiny.Uni;

/**
 * A replica's claim to the records of one partition, from the assignment of the partition until its loss. Paid work is done under a
 * confirmed lease: a process that was suspended or cut off from the broker does not know that another replica has taken over.
 */
public interface Lease {

    /** The lease of work that comes from no partition; other replicas do not have this work. */
    Lease UNSHARED = new Lease() {
        @Override
        public Uni<Void> confirmed() {
            return Uni.createFrom().voidItem();
        }

        @Override
        public Uni<Void> lost() {
            return Uni.createFrom().nothing();
        }
    };

    /** Completes when the broker has confirmed the lease within the last two seconds; usually at once, and never after its loss. */
    Uni<Void> confirmed();

    /** Completes when another replica owns the partition. */
    Uni<Void> lost();

    /** The lease of the work in this context; {@link #UNSHARED} without one. */
    static Lease of(Context context) {
        Lease lease = context.get(Key.LEASE);
        return lease == null ? UNSHARED : lease;
    }

    /** The context with this lease. */
    default Context within(Context context) {
        return this == UNSHARED ? context : context.with(Key.LEASE, this);
    }

    /** The key of the lease in a context. */
    final class Key {

        private static final ContextKey<Lease> LEASE = ContextKey.named("plumbline-lease");

        private Key() {}
    }
}
