package io.plumbline.events.target;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;

import static java.util.Objects.requireNonNull;

/**
 * JSON fields that are merged into every chat request of a target. Equal fields make equal values, in whatever order and by
 * whatever parser they were read, because they name instruments and revisions.
 *
 * @param json a JSON object with the names of each object in their order, and without blanks
 */
public record BodyFields(String json) {

    private static final JsonMapper JSON = new JsonMapper();

    public BodyFields {
        requireNonNull(json, "body is missing");
    }

    /**
     * The fields of a JSON object.
     *
     * @throws IllegalArgumentException if it is no object
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static BodyFields of(JsonNode object) {
        if (!object.isObject()) {
            throw new IllegalArgumentException("body must be a JSON object");
        }
        return new BodyFields(inOrder(object).toString());
    }

    /** The fields as a tree that the caller may change. */
    @JsonValue
    public ObjectNode tree() {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("body was written by Jackson and must be readable", e);
        }
    }

    /** Writes these fields into a request: objects are merged, and any other value replaces the request's. */
    public void mergeInto(ObjectNode request) {
        merge(request, tree());
    }

    private static void merge(ObjectNode into, ObjectNode fields) {
        fields.properties().forEach(field -> {
            if (into.get(field.getKey()) instanceof ObjectNode inner && field.getValue() instanceof ObjectNode more) {
                merge(inner, more);
            } else {
                into.set(field.getKey(), field.getValue());
            }
        });
    }

    private static JsonNode inOrder(JsonNode value) {
        if (value instanceof ObjectNode object) {
            Map<String, JsonNode> sorted = new TreeMap<>();
            object.properties().forEach(field -> sorted.put(field.getKey(), inOrder(field.getValue())));
            return JSON.createObjectNode().setAll(sorted);
        }
        if (value instanceof ArrayNode array) {
            ArrayNode ordered = JSON.createArrayNode();
            array.forEach(element -> ordered.add(inOrder(element)));
            return ordered;
        }
        return value;
    }
}
