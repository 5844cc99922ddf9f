package io.plumbline.aggregator.fleet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.plumbline.events.field.EventJson;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;

/** A model's labels as they are stored. */
final class Labels {

    private static final TypeReference<TreeMap<String, String>> TYPE = new TypeReference<>() {};

    private Labels() {}

    /** By name, in its order. */
    static Map<String, String> of(String json) {
        try {
            return json.equals("{}") ? Map.of() : EventJson.mapper().readValue(json, TYPE);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("stored labels cannot be read", e);
        }
    }
}
