package io.plumbline.chat.call;

import io.opentelemetry.context.Context;
import io.plumbline.chat.Withdrawal;
import io.plumbline.pipeline.Lease;
import io.smallrye.mutiny.Uni;

/**
 * Whether a call's next attempt may go out.
 *
 * @param lease this replica's claim to the work
 * @param withdrawal tells that the result is not wanted any more
 */
record CallClaim(Lease lease, Withdrawal withdrawal) {

    static CallClaim of(Context work) {
        return new CallClaim(Lease.of(work), Withdrawal.of(work));
    }

    /** Completes when the work is certainly this replica's; never after its loss. */
    Uni<Void> confirmed() {
        return lease.confirmed();
    }

    boolean isWithdrawn() {
        return withdrawal.isDone();
    }

    /** The item that is waited for, or the other one as soon as the result is not wanted any more. */
    <T> Uni<T> unlessWithdrawn(Uni<T> waited, T otherwise) {
        return withdrawal == Withdrawal.NEVER
                ? waited
                : Uni.join()
                        .first(waited, withdrawal.done().<T>map(done -> otherwise))
                        .toTerminate();
    }
}
