package io.plumbline.chat.meters;

import io.plumbline.chat.Caller;
import io.plumbline.chat.limits.EndpointGate;
import io.plumbline.events.answer.Usage;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** The meters and spans of the calls to one target. */
public final class TargetMeters {

    private final Function<Caller, CallMeters> byCaller;
    private final GenAiMeters genAi;
    private final ToDoubleFunction<Usage> dollars;
    private final CallSpans.Subject subject;

    TargetMeters(
            Function<Caller, CallMeters> byCaller,
            GenAiMeters genAi,
            ToDoubleFunction<Usage> dollars,
            CallSpans.Subject subject) {
        this.byCaller = byCaller;
        this.genAi = genAi;
        this.dollars = dollars;
        this.subject = subject;
    }

    /** The observer of one call; the caller's meters begin at 0. */
    public CallObserver observe(Caller caller, EndpointGate gate) {
        CallMeters own = byCaller.apply(caller);
        own.watch(gate);
        return new CallObserver(own, genAi, new CallSpans(caller, subject), dollars);
    }
}
