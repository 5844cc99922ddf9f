package io.plumbline.gateway.http;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.plumbline.tracing.TraceParent;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/** Under which id a request is found in logs: the caller's trace, or a new one. */
final class TraceId {

    private TraceId() {}

    /** The trace of a W3C {@code traceparent} header, which may be absent or wrong: 32 hexadecimal digits either way. */
    static String of(String header) {
        SpanContext place = Span.fromContext(TraceParent.read(header)).getSpanContext();
        if (place.isValid()) {
            return place.getTraceId();
        }
        byte[] random = new byte[16];
        ThreadLocalRandom.current().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
