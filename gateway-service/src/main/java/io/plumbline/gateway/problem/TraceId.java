package io.plumbline.gateway.problem;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Under which id a request is found in logs: the caller's trace, or a new one. */
final class TraceId {

    private static final Pattern TRACE_PARENT = Pattern.compile("[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}");

    private TraceId() {}

    /** The trace of a W3C {@code traceparent} header, which may be absent or wrong. */
    static String of(String header) {
        Matcher matcher = TRACE_PARENT.matcher(header == null ? "" : header);
        if (matcher.matches()) {
            return matcher.group(1);
        }
        byte[] random = new byte[16];
        ThreadLocalRandom.current().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
