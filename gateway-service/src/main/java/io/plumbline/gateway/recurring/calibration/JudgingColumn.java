package io.plumbline.gateway.recurring.calibration;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.plumbline.events.field.EventJson;
import io.plumbline.events.judging.Judging;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.io.UncheckedIOException;

/** Stores a judging as JSON text. */
@Converter(autoApply = true)
public class JudgingColumn implements AttributeConverter<Judging, String> {

    @Override
    public String convertToDatabaseColumn(Judging judging) {
        try {
            return EventJson.mapper().writeValueAsString(judging);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Judging convertToEntityAttribute(String json) {
        try {
            return EventJson.mapper().readValue(json, Judging.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
