package io.plumbline.chat.call;

import io.plumbline.chat.limits.CallAdmission;
import io.plumbline.chat.limits.EndpointGate;
import io.plumbline.chat.limits.ModelLimit;
import io.plumbline.chat.limits.CallClock;
import io.plumbline.chat.protocol.Attempt;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Optional;

/**
 * A call's way through what it has to wait for: first what the model's registration allows, then the endpoint's gate, so that
 * a model that waits for its own minute does not stand in the way of others at the same endpoint.
 */
final class CallSlot {

    private final Optional<ModelLimit> limit;
    private final EndpointGate gate;
    private final CallClock clock;
    private final long tokens;

    /** For a call that costs at most so many tokens. */
    CallSlot(Optional<ModelLimit> limit, EndpointGate gate, CallClock clock, long tokens) {
        this.limit = limit;
        this.gate = gate;
        this.clock = clock;
        this.tokens = tokens;
    }

    /** Answers when an attempt may be made, in which case {@link #over} must follow, or when it may not. */
    Uni<CallAdmission> take(Duration patience, boolean again) {
        long end = clock.nanos() + patience.toNanos();
        return limit.map(own -> own.take(tokens, patience, again))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()))
                .chain(refusal -> refusal.map(Uni.createFrom()::item)
                        .orElseGet(() -> enter(Duration.ofNanos(end - clock.nanos()), again)));
    }

    private Uni<CallAdmission> enter(Duration patience, boolean again) {
        return gate.enter(tokens, patience, again).invoke(admission -> {
            if (admission.refusal().isPresent()) {
                settle(0);
            }
        });
    }

    /** The attempt is over. */
    void over(CallAdmission admission, Attempt attempt) {
        gate.leave(admission, attempt);
        settle(attempt.usage().total());
    }

    /** The attempt is given up; whether it is charged is not known. */
    void withdraw(CallAdmission admission) {
        gate.withdraw(admission);
    }

    private void settle(long spent) {
        limit.ifPresent(own -> own.settle(tokens, spent));
    }
}
