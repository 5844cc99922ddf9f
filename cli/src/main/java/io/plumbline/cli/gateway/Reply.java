package io.plumbline.cli.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import io.plumbline.cli.text.CommandFailure;
import io.plumbline.events.field.EventJson;
import java.util.ArrayList;
import java.util.List;

/**
 * A document of the gateway. Programs get all of it as {@link #json}; the commands read records, which ignore unknown fields.
 *
 * @param document as the gateway sent it
 */
public record Reply(JsonNode document) {

    /** Rates without answers are null in some documents of the gateway; a primitive then reads as 0. */
    private static final ObjectReader READER =
            EventJson.mapper().reader().without(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);

    /** The whole document with all fields, indented. */
    public String json() {
        return document.toPrettyString();
    }

    public <T> T as(Class<T> type) {
        try {
            return READER.treeToValue(document, type);
        } catch (JsonProcessingException e) {
            throw new CommandFailure(
                    "the gateway's reply cannot be read; is it of another version? " + e.getOriginalMessage(), e);
        }
    }

    /** The entries of an array. */
    public <T> List<T> asListOf(Class<T> type) {
        List<T> entries = new ArrayList<>(document.size());
        document.forEach(entry -> entries.add(new Reply(entry).as(type)));
        return List.copyOf(entries);
    }
}
