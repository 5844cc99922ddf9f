package io.plumbline.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The committed schemas are the contract. {@code -Dplumbline.schemas=write} commits a compatible change to them; an
 * incompatible one needs a new version of the event.
 */
class SchemaContractTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Path COMMITTED = Path.of("src/main/resources/schemas");

    @ParameterizedTest
    @EnumSource
    void noRecordBreaksItsContract(EventType type) throws IOException {
        JsonNode generated = SchemaGeneration.of(type);
        Path file = COMMITTED.resolve(type.schemaFile());
        boolean write = "write".equals(System.getProperty("plumbline.schemas"));
        if (write && !Files.exists(file)) {
            write(file, generated);
        }
        JsonNode committed = JSON.readTree(Files.readString(file));

        assertThat(SchemaChange.breaks(committed, generated)).isEmpty();

        if (write) {
            write(file, generated);
        }
        assertThat(JSON.readTree(Files.readString(file)))
                .as("the change is compatible; write it down with -Dplumbline.schemas=write")
                .isEqualTo(generated);
    }

    private static void write(Path file, JsonNode schema) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(schema) + "\n");
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
