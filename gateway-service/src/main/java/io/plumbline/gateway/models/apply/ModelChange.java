package io.plumbline.gateway.models.apply;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.plumbline.events.field.EventJson;
import io.plumbline.gateway.access.audit.AuditedChange;
import io.plumbline.gateway.models.RegisteredModelView;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The effect of a models file on a model.
 *
 * @param id id of the model
 * @param action registered, changed, unchanged or deleted
 * @param fields the fields that differ, in the order of their names
 */
public record ModelChange(String id, String action, List<Field> fields) {

    static final String UNCHANGED = "unchanged";

    /** Fields that follow from a registration, so that they are no differences between file and registry. */
    private static final Set<String> NOT_COMPARED = Set.of("registeredAt", "effectiveRevision");

    /**
     * A field that differs.
     *
     * @param name name of the field
     * @param before value in the registry; absent without one
     * @param after value in the file; absent without one
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "FieldChange")
    public record Field(
            String name,
            @Schema(type = SchemaType.OBJECT) JsonNode before,
            @Schema(type = SchemaType.OBJECT) JsonNode after) {}

    /** The change from one view to another. One of the two may be null. */
    static ModelChange of(String id, RegisteredModelView before, RegisteredModelView after) {
        String action = before == null ? "registered" : after == null ? "deleted" : "changed";
        List<Field> fields = fields(tree(before), tree(after));
        return new ModelChange(id, action, fields);
    }

    static ModelChange none(String id) {
        return new ModelChange(id, UNCHANGED, List.of());
    }

    AuditedChange audited(RegisteredModelView before, RegisteredModelView after) {
        return new AuditedChange(action, "model", id, before, after);
    }

    private static JsonNode tree(RegisteredModelView view) {
        return view == null ? NullNode.instance : EventJson.mapper().valueToTree(view);
    }

    private static List<Field> fields(JsonNode before, JsonNode after) {
        TreeSet<String> names = new TreeSet<>();
        before.fieldNames().forEachRemaining(names::add);
        after.fieldNames().forEachRemaining(names::add);
        names.removeAll(NOT_COMPARED);
        List<Field> fields = new ArrayList<>();
        names.stream()
                .filter(name -> !Objects.equals(before.get(name), after.get(name)))
                .forEach(name -> fields.add(new Field(name, before.get(name), after.get(name))));
        return List.copyOf(fields);
    }
}
