package io.plumbline.chat.meters;

import io.plumbline.chat.ChatResult.Failure;
import io.plumbline.chat.ChatResult.Failure.Kind;
import io.plumbline.chat.wire.Attempt;
import io.plumbline.events.Usage;
import java.time.Duration;
import java.util.function.ToDoubleFunction;

/** Counts what happens to one call. */
public final class CallObserver {

    private final CallMeters own;
    private final GenAiMeters genAi;
    private final ToDoubleFunction<Usage> dollars;

    CallObserver(CallMeters own, GenAiMeters genAi, ToDoubleFunction<Usage> dollars) {
        this.own = own;
        this.genAi = genAi;
        this.dollars = dollars;
    }

    /** An attempt goes out. */
    public void sent() {
        own.sent();
    }

    /** An attempt is over. */
    public void returned(Attempt attempt, Duration took) {
        own.returned(attempt, dollars.applyAsDouble(attempt.usage()));
        genAi.record(attempt, took);
    }

    /** Another attempt follows this failure. */
    public void retried(Kind reason) {
        own.retried(reason);
    }

    /** No attempt was made. */
    public void refused(Failure failure) {
        own.failed(failure.kind());
    }
}
