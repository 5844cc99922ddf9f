package io.plumbline.gateway.probes;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.plumbline.events.field.EventJson;
import io.plumbline.events.judging.Panel;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.io.UncheckedIOException;

/** Stores a panel as JSON text; a probe without a panel has null. */
@Converter(autoApply = true)
class PanelColumn implements AttributeConverter<Panel, String> {

    @Override
    public String convertToDatabaseColumn(Panel panel) {
        try {
            return panel == null ? null : EventJson.mapper().writeValueAsString(panel);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Panel convertToEntityAttribute(String json) {
        try {
            return json == null ? null : EventJson.mapper().readValue(json, Panel.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
