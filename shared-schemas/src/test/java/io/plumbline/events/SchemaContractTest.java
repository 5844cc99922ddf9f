package io.plumbline.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plumbline.schema.CommittedSchema;
import io.plumbline.schema.SchemaChange;
import io.plumbline.schema.SchemaGeneration;
import java.io.IOException;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class SchemaContractTest {

    @ParameterizedTest
    @EnumSource
    void noEventBreaksItsContract(EventType type) throws IOException {
        CommittedSchema.check(type.schemaFile(), SchemaGeneration.of(type));
    }

    @Test
    void aRemovedFieldIsABreak() {
        assertBroken(schema -> properties(schema, "").remove("variant"), "/variant was removed");
    }

    @Test
    void aNewlyRequiredFieldIsABreak() {
        assertBroken(schema -> schema.withArray("required").add("colour"), "/\"colour\" became required");
    }

    @Test
    void aNarrowedTypeIsABreak() {
        assertBroken(
                schema -> ((ObjectNode) schema.at("/$defs/Sampling/properties/temperature")).put("type", "integer"),
                "temperature");
    }

    @Test
    void aDroppedValueIsABreak() {
        assertBroken(
                schema -> ((ObjectNode) schema.at("/$defs/Profile"))
                        .withArray("enum")
                        .remove(0),
                "was dropped");
    }

    @Test
    void aNewOptionalFieldIsNone() {
        ObjectNode changed = SchemaGeneration.of(EventType.PROMPT).deepCopy();
        properties(changed, "").putObject("colour").put("type", "string");

        assertThat(SchemaChange.breaks(SchemaGeneration.of(EventType.PROMPT), changed))
                .isEmpty();
    }

    private static void assertBroken(Consumer<ObjectNode> change, String told) {
        JsonNode before = SchemaGeneration.of(EventType.PROMPT);
        ObjectNode after = before.deepCopy();
        change.accept(after);

        assertThat(SchemaChange.breaks(before, after))
                .anySatisfy(line -> assertThat(line).contains(told));
    }

    private static ObjectNode properties(ObjectNode schema, String pointer) {
        return (ObjectNode) schema.at(pointer + "/properties");
    }
}
