package io.plumbline.chat.reply;

import io.plumbline.chat.protocol.SafeText;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An HTTP response as received.
 *
 * @param status HTTP status
 * @param headers by lower-case name; the first value of a repeated header
 * @param body as UTF-8 text, at most as long as the caller allows; untrusted
 * @param latency from sending the request to the last byte
 */
public record RawReply(int status, Map<String, String> headers, String body, Duration latency) {

    public RawReply {
        headers = headers.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        header -> header.getKey().toLowerCase(Locale.ROOT), Map.Entry::getValue, (one, other) -> one));
    }

    /** The value of a header; empty if the response has no such header. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** Whether the body is a stream of events, which no request asked for. */
    boolean isStream() {
        return header("content-type").orElse("").contains("event-stream")
                || body.startsWith("data:")
                || body.startsWith("event:");
    }

    /** What the body is if it is no reply, in words for a person that hold none of it. */
    String unreadable() {
        String type = header("content-type").orElse("no content type");
        if (body.isEmpty()) {
            return "an empty body";
        }
        String form = isStream() ? "a stream" : type.contains("html") ? "an HTML page" : "no complete JSON";
        return form + " (" + body.length() + " characters, " + SafeText.oneLine(type, 40) + ")";
    }
}
