package io.plumbline.gateway.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.plumbline.events.field.EventJson;
import jakarta.persistence.AttributeConverter;
import java.io.UncheckedIOException;

/** A value stored as JSON text; null is stored as null. */
public abstract class JsonColumn<T> implements AttributeConverter<T, String> {

    private final Class<T> type;

    protected JsonColumn(Class<T> type) {
        this.type = type;
    }

    @Override
    public String convertToDatabaseColumn(T value) {
        try {
            return value == null ? null : EventJson.mapper().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public T convertToEntityAttribute(String json) {
        try {
            return json == null ? null : EventJson.mapper().readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
