package io.plumbline.pipeline;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.plumbline.events.Completion;
import io.plumbline.events.Event;
import io.plumbline.events.Prompt;
import io.plumbline.events.Score;
import io.plumbline.tracing.GenAi;
import io.plumbline.tracing.Tracing;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * The span from the receipt of a record to its result; the parent of the spans of model calls and of the outgoing record.
 *
 * @param traced false while tracing is off, when there is no real span
 * @param span the span
 * @param trace the context of the span
 */
record WorkSpan(boolean traced, Span span, Context trace) {

    private static final WorkSpan NONE = new WorkSpan(false, Span.getInvalid(), Context.root());

    static WorkSpan begin(Message<?> record) {
        return Tracing.of(record).map(received -> begin(record, received)).orElse(NONE);
    }

    private static WorkSpan begin(Message<?> record, Context received) {
        Span span = Tracing.span("process " + topic(record), SpanKind.CONSUMER, received)
                .startSpan();
        return new WorkSpan(true, span, received.with(span));
    }

    static String topic(Message<?> record) {
        return record.getMetadata(IncomingKafkaRecordMetadata.class)
                .map(metadata -> metadata.getTopic())
                .orElse("unknown");
    }

    /** Adds the ids of the event to the span; texts are never added. */
    void about(Event event) {
        if (span.isRecording()) {
            describe(span, event);
        }
    }

    static void describe(Span span, Event event) {
        span.setAttribute(GenAi.PROMPT_ID, event.id());
        Prompt prompt = event instanceof Prompt asked
                ? asked
                : event instanceof Completion completion
                        ? completion.prompt()
                        : event instanceof Score score ? score.prompt() : null;
        if (prompt != null) {
            span.setAttribute(GenAi.PROBE_ID, prompt.probeId()).setAttribute(GenAi.MODEL, prompt.model());
        }
    }

    /** Makes the outgoing record part of this span's trace. */
    Message<byte[]> carry(Message<byte[]> outgoing) {
        return traced ? Tracing.carry(outgoing, trace) : outgoing;
    }

    void failed(Throwable reason) {
        Tracing.failed(span, reason);
    }

    void end() {
        span.end();
    }
}
