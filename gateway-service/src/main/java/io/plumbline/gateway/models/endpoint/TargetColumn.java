package io.plumbline.gateway.models.endpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.plumbline.events.field.EventJson;
import io.plumbline.events.target.Target;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.io.UncheckedIOException;

/** A target stored as JSON text. */
@Converter(autoApply = true)
public class TargetColumn implements AttributeConverter<Target, String> {

    @Override
    public String convertToDatabaseColumn(Target target) {
        try {
            return target == null ? null : EventJson.mapper().writeValueAsString(target);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Target convertToEntityAttribute(String json) {
        try {
            return json == null ? null : EventJson.mapper().readValue(json, Target.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
