package io.plumbline.gateway.access.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.plumbline.events.field.EventJson;
import io.plumbline.gateway.http.Findings;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A request that its caller may send again, for example after a timeout.
 *
 * @param key the caller's name for the request, 1 to 255 printable ASCII characters
 * @param bodyHash SHA-256 of the body's content, independent of the order of its names
 */
public record RepeatableRequest(String key, String bodyHash) {

    private static final ObjectWriter CANONICAL =
            EventJson.mapper().writer(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    /**
     * Reads the header. Ends the request if the key is malformed.
     *
     * @param header {@code Idempotency-Key}, or null
     * @param body the request's body
     */
    public static Optional<RepeatableRequest> of(String header, Object body) {
        if (header == null) {
            return Optional.empty();
        }
        if (!header.matches("[\\x21-\\x7e]{1,255}")) {
            new Findings()
                    .add("/Idempotency-Key", "must be 1 to 255 printable ASCII characters without spaces")
                    .refuse();
        }
        return Optional.of(new RepeatableRequest(header, hash(body)));
    }

    private static String hash(Object body) {
        try {
            byte[] json = CANONICAL.writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(json));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
