package io.plumbline.aggregator.watch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.plumbline.events.field.EventJson;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** How the state of a watched series travels in statements: values as JSON, bytes as Base64. */
final class WatchEncoding {

    private static final TypeReference<List<String>> STRINGS = new TypeReference<>() {};

    private WatchEncoding() {}

    static String json(Object value) {
        try {
            return EventJson.mapper().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("cannot write " + value.getClass().getSimpleName(), e);
        }
    }

    static <T> T read(String json, Class<T> type) {
        try {
            return EventJson.mapper().readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("cannot read " + type.getSimpleName(), e);
        }
    }

    /** The value of a column that may be null. */
    static <T> Optional<T> optional(String json, Class<T> type) {
        return Optional.ofNullable(json).map(there -> read(there, type));
    }

    static List<String> strings(String json) {
        try {
            return EventJson.mapper().readValue(json, STRINGS);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("cannot read a list of questions", e);
        }
    }

    static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** Decodes with line breaks, which PostgreSQL inserts. */
    static byte[] bytes(String base64) {
        return Base64.getMimeDecoder().decode(base64);
    }
}
