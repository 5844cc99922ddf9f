package io.plumbline.chat.meters;

import io.plumbline.chat.Caller;
import io.plumbline.chat.limits.ModelGate;
import io.plumbline.events.answer.Usage;
import java.util.function.ToDoubleFunction;

/** The meters and spans of the calls to one target. */
public final class TargetMeters {

    private final ChatMeters all;
    private final GenAiMeters genAi;
    private final ToDoubleFunction<Usage> dollars;
    private final CallSpans.Subject subject;

    TargetMeters(ChatMeters all, GenAiMeters genAi, ToDoubleFunction<Usage> dollars, CallSpans.Subject subject) {
        this.all = all;
        this.genAi = genAi;
        this.dollars = dollars;
        this.subject = subject;
    }

    /** The observer of one call; the caller's meters begin at 0. */
    public CallObserver observe(Caller caller, ModelGate gate) {
        CallMeters own = all.of(caller);
        own.watch(gate);
        return new CallObserver(own, genAi, new CallSpans(caller, subject), dollars, () -> all.look(caller, gate));
    }
}
