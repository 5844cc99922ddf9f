package io.plumbline.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds incompatible differences between two schemas. Documents of both exist side by side, so a field must not go, change its
 * type or become required, and an enumeration must not lose a value.
 */
public final class SchemaChange {

    private final List<String> breaks = new ArrayList<>();

    private SchemaChange() {}

    /** Every incompatible difference, by its place; empty if the change is compatible. */
    public static List<String> breaks(JsonNode before, JsonNode after) {
        SchemaChange change = new SchemaChange();
        change.compare("", before, after);
        return change.breaks;
    }

    private void compare(String place, JsonNode before, JsonNode after) {
        if (before.isMissingNode()) {
            return;
        }
        before.path("properties")
                .fieldNames()
                .forEachRemaining(name -> compareProperty(
                        place + "/" + name,
                        before.path("properties").path(name),
                        after.path("properties").path(name)));
        newlyRequired(before, after).forEach(name -> breaks.add(place + "/" + name + " became required"));
        for (String key : List.of("type", "format", "$ref", "const")) {
            if (before.has(key) && !before.get(key).equals(after.path(key))) {
                breaks.add(place + ": " + key + " was " + before.get(key) + " and is " + after.path(key));
            }
        }
        lost(before.path("enum"), after.path("enum"))
                .forEach(value -> breaks.add(place + ": " + value + " was dropped"));
        lost(before.path("anyOf"), after.path("anyOf"))
                .forEach(value -> breaks.add(place + ": " + value + " was dropped"));
        for (String key : List.of("items", "additionalProperties")) {
            compare(place + "/" + key, before.path(key), after.path(key));
        }
        compareEach(place + "/allOf", before.path("allOf"), after.path("allOf"));
        before.path("$defs")
                .properties()
                .forEach(type -> compare(
                        "#" + type.getKey(),
                        type.getValue(),
                        after.path("$defs").path(type.getKey())));
    }

    private void compareProperty(String place, JsonNode before, JsonNode after) {
        if (after.isMissingNode()) {
            breaks.add(place + " was removed");
        } else {
            compare(place, before, after);
        }
    }

    private void compareEach(String place, JsonNode before, JsonNode after) {
        for (int i = 0; i < before.size(); i++) {
            compare(place + "/" + i, before.get(i), after.path(i));
        }
    }

    private static Set<String> newlyRequired(JsonNode before, JsonNode after) {
        return lost(after.path("required"), before.path("required"));
    }

    private static Set<String> lost(JsonNode from, JsonNode to) {
        Set<String> kept = new TreeSet<>();
        to.forEach(value -> kept.add(value.toString()));
        Set<String> lost = new TreeSet<>();
        from.forEach(value -> lost.add(value.toString()));
        lost.removeAll(kept);
        return lost;
    }
}
