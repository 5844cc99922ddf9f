package io.plumbline.pipeline;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.plumbline.events.Event;
import io.plumbline.tracing.Tracing;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * The spans of a batch. The work on a batch belongs to the traces of all its records: the batch has a span of its own with links to
 * the records, and each record's trace has a span of equal length with a link to the batch. OpenTelemetry keeps the first 128 links
 * of a large batch; the spans of the records are complete.
 */
final class BatchSpans {

    private final List<Span> spans;

    private BatchSpans(List<Span> spans) {
        this.spans = spans;
    }

    /** Starts the spans; none while tracing is off, when the first record has no trace. */
    static <A> BatchSpans begin(List<A> arrivals, Function<A, Message<?>> record, Function<A, Event> event) {
        if (arrivals.isEmpty() || Tracing.of(record.apply(arrivals.get(0))).isEmpty()) {
            return new BatchSpans(List.of());
        }
        String topic = WorkSpan.topic(record.apply(arrivals.get(0)));
        SpanBuilder batch = Tracing.span("process batch of " + topic, SpanKind.CONSUMER, Context.root());
        batch.setAttribute("messaging.batch.message_count", arrivals.size());
        arrivals.forEach(arrival ->
                batch.addLink(Span.fromContext(trace(record.apply(arrival))).getSpanContext()));
        List<Span> spans = new ArrayList<>();
        spans.add(batch.startSpan());
        arrivals.forEach(arrival ->
                spans.add(one("process " + topic, trace(record.apply(arrival)), event.apply(arrival), spans.get(0))));
        return new BatchSpans(spans);
    }

    private static Span one(String name, Context trace, Event event, Span batch) {
        Span span = Tracing.span(name, SpanKind.CONSUMER, trace)
                .addLink(batch.getSpanContext())
                .startSpan();
        if (span.isRecording()) {
            WorkSpan.describe(span, event);
        }
        return span;
    }

    private static Context trace(Message<?> record) {
        return Tracing.of(record).orElseGet(Context::root);
    }

    void end() {
        spans.forEach(Span::end);
    }
}
