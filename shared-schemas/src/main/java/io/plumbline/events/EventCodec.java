package io.plumbline.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Events to bytes and back. It has a mapper of its own, so that no service's JSON settings can change the contract.
 * Unknown fields are ignored: a writer may be newer than its readers.
 */
public final class EventCodec {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModules(new Jdk8Module(), new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            // Judges' distributions are long lists of long numbers.
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT, JsonInclude.Include.ALWAYS))
            .build();

    private EventCodec() {}

    /** The mapper, for what belongs to the contract without being an event. */
    public static JsonMapper mapper() {
        return MAPPER;
    }

    /** The event as UTF-8 JSON. */
    public static byte[] encode(Event event) {
        try {
            return MAPPER.writeValueAsBytes(event);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("cannot write " + event.getClass().getSimpleName() + " " + event.id(), e);
        }
    }

    /**
     * The event in a record's value.
     *
     * @throws UnreadableEventException where it is none, with the reason
     */
    public static <E extends Event> E decode(byte[] value, Class<E> type) {
        if (value == null) {
            throw new UnreadableEventException("the record has no value");
        }
        try {
            E event = read(value, type);
            if (event == null) {
                throw new UnreadableEventException("the record's value is null");
            }
            return event;
        } catch (JsonProcessingException e) {
            throw new UnreadableEventException("no " + type.getSimpleName() + ": " + reason(e), e);
        } catch (IOException e) {
            throw new UnreadableEventException("no " + type.getSimpleName(), e);
        }
    }

    /** Any part of an event. */
    static <T> T read(byte[] json, Class<T> type) throws IOException {
        return MAPPER.readerFor(type).withAttribute(CarriedTokens.RECORD, json).readValue(json);
    }

    /** Jackson's words without the source excerpt, which would put untrusted text into logs and headers. */
    private static String reason(JsonProcessingException e) {
        var at = e.getLocation();
        return e.getOriginalMessage()
                + (at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")");
    }
}
