package io.plumbline.chat.call;

import io.plumbline.chat.caps.CallClock;
import io.plumbline.chat.limits.CallAdmission;
import io.plumbline.chat.limits.ModelGate;
import io.plumbline.chat.limits.ModelLimit;
import io.plumbline.chat.reply.Attempt;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Optional;

/**
 * One call's wait for permission. It waits first for the model's own limit, then at its gate, so that a model that waits
 * for its own minute does not delay other models at the endpoint.
 */
final class CallSlot {

    private final Optional<ModelLimit> limit;
    private final ModelGate gate;
    private final CallClock clock;
    private final long tokens;

    /** A slot for a call that costs at most {@code tokens}. */
    CallSlot(Optional<ModelLimit> limit, ModelGate gate, CallClock clock, long tokens) {
        this.limit = limit;
        this.gate = gate;
        this.clock = clock;
        this.tokens = tokens;
    }

    /**
     * Completes when an attempt may be made, or is refused. After a permission, {@link #over} or {@link #withdraw} must follow.
     */
    Uni<CallAdmission> take(Duration longestWait, boolean again) {
        long end = clock.nanos() + longestWait.toNanos();
        return limit.map(own -> own.take(tokens, longestWait, again))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()))
                .chain(refusal -> refusal.map(Uni.createFrom()::item)
                        .orElseGet(() -> enter(Duration.ofNanos(end - clock.nanos()), again)));
    }

    private Uni<CallAdmission> enter(Duration longestWait, boolean again) {
        return gate.enter(tokens, longestWait, again).invoke(admission -> {
            if (admission.refusal().isPresent()) {
                settle(0);
            }
        });
    }

    /** Ends an attempt and books its tokens. */
    void over(CallAdmission admission, Attempt attempt) {
        gate.leave(admission, attempt);
        settle(attempt.usage().total());
    }

    /** Gives an attempt up. Its tokens stay booked, because the provider may charge for them. */
    void withdraw(CallAdmission admission) {
        gate.withdraw(admission);
    }

    private void settle(long spent) {
        limit.ifPresent(own -> own.settle(tokens, spent));
    }
}
