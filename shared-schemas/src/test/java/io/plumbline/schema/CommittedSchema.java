package io.plumbline.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The committed schemas are the contract. {@code -Dplumbline.schemas=write} commits a compatible change to them; an
 * incompatible change needs a new version.
 */
public final class CommittedSchema {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Path FOLDER = Path.of("src/main/resources/schemas");

    private CommittedSchema() {}

    /** Fails if the generated schema breaks the committed one, or if it differs from it. */
    public static void check(String name, JsonNode generated) throws IOException {
        Path file = FOLDER.resolve(name);
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
}
