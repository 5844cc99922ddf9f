package io.plumbline.schema;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.module.jackson.JacksonModule;
import com.github.victools.jsonschema.module.jackson.JacksonOption;
import io.plumbline.events.EventType;
import io.plumbline.events.field.EventJson;
import io.plumbline.events.target.BodyFields;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;

/** Generates JSON Schemas from records. */
public final class SchemaGeneration {

    private static final SchemaGenerator GENERATOR = new SchemaGenerator(config().build());

    private SchemaGeneration() {}

    public static JsonNode of(EventType type) {
        return of(type.event(), type.dataSchema().toString(), type.cloudEventType());
    }

    public static JsonNode of(Class<?> document, String id, String title) {
        ObjectNode schema = GENERATOR.generateSchema(document);
        sort(schema);
        schema.put("$id", id);
        schema.put("title", title);
        return schema;
    }

    /** By name, so that a schema does not tell which fields a record holds in a group. */
    private static void sort(JsonNode schema) {
        schema.forEach(SchemaGeneration::sort);
        if (schema.path("properties") instanceof ObjectNode properties) {
            Map<String, JsonNode> sorted = new TreeMap<>();
            properties.properties().forEach(field -> sorted.put(field.getKey(), field.getValue()));
            properties.removeAll().setAll(sorted);
        }
        if (schema.path("required") instanceof ArrayNode required) {
            List<JsonNode> sorted = new ArrayList<>();
            required.forEach(sorted::add);
            sorted.sort(Comparator.comparing(JsonNode::asText));
            required.removeAll().addAll(sorted);
        }
    }

    private static SchemaGeneratorConfigBuilder config() {
        SchemaGeneratorConfigBuilder config = new SchemaGeneratorConfigBuilder(
                        EventJson.mapper(), SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                .with(new JacksonModule(JacksonOption.ALWAYS_REF_SUBTYPES))
                .with(
                        Option.DEFINITIONS_FOR_ALL_OBJECTS,
                        Option.FLATTENED_OPTIONALS,
                        Option.MAP_VALUES_AS_ADDITIONAL_PROPERTIES);
        config.forFields().withRequiredCheck(SchemaGeneration::isAlwaysThere);
        config.forFields().withNullableCheck(field -> inclusion(field) == JsonInclude.Include.ALWAYS ? true : null);
        config.forTypesInGeneral().withCustomDefinitionProvider((type, context) -> {
            String format = Map.of(Instant.class, "date-time", Duration.class, "duration")
                    .get(type.getErasedType());
            return format == null
                    ? null
                    : scalar(context.getGeneratorConfig()
                            .createObjectNode()
                            .put("type", "string")
                            .put("format", format));
        });
        config.forTypesInGeneral().withCustomDefinitionProvider((type, context) -> {
            String number = Map.of(OptionalInt.class, "integer", OptionalDouble.class, "number")
                    .get(type.getErasedType());
            return number == null
                    ? null
                    : scalar(context.getGeneratorConfig().createObjectNode().put("type", number));
        });
        config.forTypesInGeneral()
                .withCustomDefinitionProvider((type, context) -> type.getErasedType() == BodyFields.class
                        ? scalar(context.getGeneratorConfig().createObjectNode().put("type", "object"))
                        : null);
        return config;
    }

    private static com.github.victools.jsonschema.generator.CustomDefinition scalar(ObjectNode definition) {
        return new com.github.victools.jsonschema.generator.CustomDefinition(definition, true);
    }

    private static boolean isAlwaysThere(FieldScope field) {
        Class<?> declared = field.getDeclaredType().getErasedType();
        return declared != Optional.class
                && declared != OptionalInt.class
                && declared != OptionalDouble.class
                && (inclusion(field) == null || inclusion(field) == JsonInclude.Include.ALWAYS);
    }

    /** The field's own rule; null if it has none. */
    private static JsonInclude.Include inclusion(FieldScope field) {
        JsonInclude own = field.getAnnotation(JsonInclude.class);
        return own == null ? null : own.value();
    }
}
