package io.plumbline.gateway.http;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.plumbline.tracing.TraceParent;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/** The trace id under which a request is logged: the caller's own, or a new one. */
final class TraceId {

    private TraceId() {}

    /** The trace id of a W3C {@code traceparent} header, 32 hexadecimal digits. A missing or malformed header gives a random id. */
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
