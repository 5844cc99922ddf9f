package io.plumbline.aggregator.watch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.plumbline.events.EventCodec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;

/** What of a series under watch is stored, as text that a statement can carry: JSON, and bytes as Base64. */
final class Texts {

    private static final TypeReference<List<String>> STRINGS = new TypeReference<>() {};

    private Texts() {}

    static String json(Object value) {
        try {
            return EventCodec.mapper().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("cannot write " + value.getClass().getSimpleName(), e);
        }
    }

    static <T> T read(String json, Class<T> type) {
        try {
            return EventCodec.mapper().readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("cannot read " + type.getSimpleName(), e);
        }
    }

    static List<String> strings(String json) {
        try {
            return EventCodec.mapper().readValue(json, STRINGS);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("cannot read a list of questions", e);
        }
    }

    static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** PostgreSQL breaks lines. */
    static byte[] bytes(String base64) {
        return Base64.getMimeDecoder().decode(base64);
    }

    static String open(OpenRounds rounds) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            rounds.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return base64(bytes.toByteArray());
    }

    static OpenRounds open(String base64) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes(base64)))) {
            return OpenRounds.read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
