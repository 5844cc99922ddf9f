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
 * Spans and the trace context of Kafka records. The context is passed as an argument, because calls wait in queues and continue on
 * other threads. While tracing is off ({@code quarkus.otel.sdk.disabled}), records carry no trace and spans record no data.
 */
public final class Tracing {

    private static final String SCOPE = "io.plumbline";

    private Tracing() {}

    /** The trace context of an incoming record, at the span that received it; empty while tracing is off. */
    public static Optional<Context> of(Message<?> record) {
        return TracingMetadata.fromMessage(record).map(TracingMetadata::getCurrentContext);
    }

    /** Adds a trace context to an outgoing record. With the root context, the record begins a trace of its own. */
    public static <T> Message<T> carry(Message<T> record, Context trace) {
        return record.addMetadata(TracingMetadata.withCurrent(trace));
    }

    /** A child span of the context; not started yet. */
    public static SpanBuilder span(String name, SpanKind kind, Context trace) {
        return GlobalOpenTelemetry.getTracer(SCOPE)
                .spanBuilder(name)
                .setSpanKind(kind)
                .setParent(trace);
    }

    /** Runs the work in a child span of the context. The work receives the context of that span. */
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

    /** Records the class of a failure, and not its message, which may quote prompts or answers. */
    public static void failed(Span span, Throwable failure) {
        span.setAttribute(GenAi.ERROR_TYPE, failure.getClass().getName());
    }
}
