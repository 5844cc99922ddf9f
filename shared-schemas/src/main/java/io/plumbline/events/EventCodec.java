package io.plumbline.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.plumbline.events.answer.CarriedTokens;
import io.plumbline.events.field.EventJson;
import io.plumbline.events.field.UnreadableEventException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Events to bytes and back, by {@link EventJson}.
 */
public final class EventCodec {

    private EventCodec() {}

    /** The event as UTF-8 JSON. */
    public static byte[] encode(Event event) {
        try {
            return EventJson.mapper().writeValueAsBytes(event);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("cannot write " + event.getClass().getSimpleName() + " " + event.id(), e);
        }
    }

    /**
     * The event in a record's value.
     *
     * @throws UnreadableEventException if it is none, with the reason
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

    /** A stored part of an event. Its distributions stay text until a caller looks at them. */
    public static <T> T part(String json, TypeReference<T> type) {
        byte[] utf8 = json.getBytes(StandardCharsets.UTF_8);
        try {
            return EventJson.mapper()
                    .readerFor(type)
                    .withAttribute(CarriedTokens.RECORD, utf8)
                    .readValue(utf8);
        } catch (IOException e) {
            throw new UncheckedIOException("a stored part of an event cannot be read", e);
        }
    }

    /** Any part of an event. */
    static <T> T read(byte[] json, Class<T> type) throws IOException {
        return EventJson.mapper()
                .readerFor(type)
                .withAttribute(CarriedTokens.RECORD, json)
                .readValue(json);
    }

    /** Jackson's words without the source excerpt, which would put untrusted text into logs and headers. */
    private static String reason(JsonProcessingException e) {
        var at = e.getLocation();
        return e.getOriginalMessage()
                + (at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")");
    }
}
