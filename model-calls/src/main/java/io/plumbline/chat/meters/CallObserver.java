package io.plumbline.chat.meters;

import io.plumbline.chat.ChatResult.Failure;
import io.plumbline.chat.ChatResult.Failure.Kind;
import io.plumbline.chat.reply.Attempt;
import io.plumbline.events.answer.Usage;
import java.time.Duration;
import java.util.function.ToDoubleFunction;

/** Counts and traces one call. */
public final class CallObserver {

    private final CallMeters own;
    private final GenAiMeters genAi;
    private final CallSpans spans;
    private final ToDoubleFunction<Usage> dollars;
    private final Runnable afterEach;

    /** Counts and traces a call, and runs {@code afterEach} after each attempt and refusal. */
    CallObserver(
            CallMeters own, GenAiMeters genAi, CallSpans spans, ToDoubleFunction<Usage> dollars, Runnable afterEach) {
        this.own = own;
        this.genAi = genAi;
        this.spans = spans;
        this.dollars = dollars;
        this.afterEach = afterEach;
    }

    /** Notes that an attempt goes out. */
    public void sent() {
        own.sent();
        spans.sent();
    }

    /** Notes an attempt's result. */
    public void returned(Attempt attempt, Duration took) {
        own.returned(attempt, dollars.applyAsDouble(attempt.usage()));
        genAi.record(attempt, took);
        spans.returned(attempt);
        afterEach.run();
    }

    /** Notes that an attempt was broken off because its caller no longer waits. */
    public void givenUp() {
        own.givenUp();
        spans.givenUp();
    }

    /** Notes that another attempt follows this failure. */
    public void retried(Kind reason) {
        own.retried(reason);
    }

    /** Notes that the call ends without a further attempt. */
    public void refused(Failure failure) {
        own.failed(failure.kind());
        spans.refused(failure);
        afterEach.run();
    }
}
