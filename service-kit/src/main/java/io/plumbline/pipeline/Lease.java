package io.plumbline.pipeline;

import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import io.smallrye.mutiny.Uni;

/**
 * A replica's claim to the records of one partition, from the partition's assignment until its loss. Whoever pays for work asks it first:
 * a process that was suspended, or that the network has cut off from the broker, does not know yet that another replica has taken over.
 */
public interface Lease {

    /** For work that came from no partition: nobody else has it. */
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

    /** Answers as soon as the broker has lately confirmed that the partition is this replica's; at once, as a rule, and never where it is lost. */
    Uni<Void> confirmed();

    /** Answers when the partition is another's. */
    Uni<Void> lost();

    /** The lease under which this context's work is done. */
    static Lease of(Context context) {
        Lease lease = context.get(Key.LEASE);
        return lease == null ? UNSHARED : lease;
    }

    /** The context for work under this lease. */
    default Context within(Context context) {
        return this == UNSHARED ? context : context.with(Key.LEASE, this);
    }

    /** Where a context carries its lease. */
    final class Key {

        private static final ContextKey<Lease> LEASE = ContextKey.named("plumbline-lease");

        private Key() {}
    }
}
