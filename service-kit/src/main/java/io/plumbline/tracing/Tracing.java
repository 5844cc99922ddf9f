package io.plumbline.tracing;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.TracingMetadata;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * Where a trace goes on. It is handed on as an argument, because calls wait for their turn and come back on threads of others. While
 * tracing is off ({@code quarkus.otel.sdk.disabled}) no record carries a trace and no span records.
 */
public final class Tracing {

    private static final String SCOPE = "io.plumbline";

    private Tracing() {}

    /** The trace of a record that was read, at the span that received it; empty while tracing is off. */
    public static Optional<Context> of(Message<?> record) {
        return TracingMetadata.fromMessage(record).map(TracingMetadata::getCurrentContext);
    }

    /** A record that goes on in that trace; of the root, in one of its own. */
    public static <T> Message<T> carry(Message<T> record, Context trace) {
        return record.addMetadata(TracingMetadata.withCurrent(trace));
    }

    /** A span below the trace's; not started yet. */
    public static SpanBuilder span(String name, SpanKind kind, Context trace) {
        return GlobalOpenTelemetry.getTracer(SCOPE)
                .spanBuilder(name)
                .setSpanKind(kind)
                .setParent(trace);
    }

    /** Does the work within a span of that name, below the trace's; the work is told where the trace goes on. */
    public static <T> Uni<T> within(String name, Context trace, Function<Context, Uni<T>> work) {
        return Uni.createFrom().deferred(() -> {
            Span span = span(name, SpanKind.INTERNAL, trace).startSpan();
            return work.apply(trace.with(span))
                    .onFailure()
                    .invoke(failure -> failed(span, failure))
                    .onTermination()
                    .invoke(span::end);
        });
    }

    /** Notes what kind of failure it was; never its message, which may quote what it failed on. */
    public static void failed(Span span, Throwable failure) {
        span.setAttribute(GenAi.ERROR_TYPE, failure.getClass().getName());
    }
}
