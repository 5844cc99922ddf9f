package io.plumbline.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A span's place in its trace as text, W3C's {@code traceparent}, for work that continues later or in another service. The
 * {@code tracestate} and the baggage of other systems are dropped, because they can be long.
 *
 * @see <a href="https://www.w3.org/TR/trace-context/">W3C Trace Context</a>
 */
public final class TraceParent {

    private static final String HEADER = "traceparent";
    private static final TextMapGetter<String> ONLY = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(String text) {
            return List.of(HEADER);
        }

        @Override
        public String get(String text, String key) {
            return HEADER.equals(key) ? text : null;
        }
    };

    private TraceParent() {}

    /** The text of 55 characters; empty without a trace. */
    public static Optional<String> text(Context trace) {
        Map<String, String> headers = new HashMap<>();
        if (Span.fromContext(trace).getSpanContext().isValid()) {
            W3CTraceContextPropagator.getInstance().inject(trace, headers, Map::put);
        }
        return Optional.ofNullable(headers.get(HEADER));
    }

    /** The context that the text names; the root context for null and for malformed text. */
    public static Context read(String text) {
        return W3CTraceContextPropagator.getInstance().extract(Context.root(), text, ONLY);
    }
}
