package io.plumbline.chat.meters;

import io.plumbline.chat.ChatResult.Failure;
import io.plumbline.chat.ChatResult.Failure.Kind;
import io.plumbline.chat.protocol.Attempt;
import io.plumbline.events.answer.Usage;
import java.time.Duration;
import java.util.function.ToDoubleFunction;

/** Counts and traces what happens to one call. */
public final class CallObserver {

    private final CallMeters own;
    private final GenAiMeters genAi;
    private final CallSpans spans;
    private final ToDoubleFunction<Usage> dollars;

    CallObserver(CallMeters own, GenAiMeters genAi, CallSpans spans, ToDoubleFunction<Usage> dollars) {
        this.own = own;
        this.genAi = genAi;
        this.spans = spans;
        this.dollars = dollars;
    }

    /** An attempt goes out. */
    public void sent() {
        own.sent();
        spans.sent();
    }

    /** An attempt is over. */
    public void returned(Attempt attempt, Duration took) {
        own.returned(attempt, dollars.applyAsDouble(attempt.usage()));
        genAi.record(attempt, took);
        spans.returned(attempt);
    }

    /** An attempt that went out is waited for by nobody any more. */
    public void givenUp() {
        own.givenUp();
        spans.givenUp();
    }

    /** Another attempt follows this failure. */
    public void retried(Kind reason) {
        own.retried(reason);
    }

    /** No attempt was made. */
    public void refused(Failure failure) {
        own.failed(failure.kind());
        spans.refused(failure);
    }
}
