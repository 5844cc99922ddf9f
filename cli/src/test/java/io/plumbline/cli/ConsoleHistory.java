package io.plumbline.cli;

import io.plumbline.local.EmbeddedDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** A month of made-up answers, in the aggregator's tables: what the console looks like when it is not new. */
final class ConsoleHistory {

    /** The model whose misaligned answers try to break the page. */
    static final String HOSTILE = "notes-fr-0021";

    private ConsoleHistory() {}

    static void write(EmbeddedDatabase database, int models, int answers) throws IOException, SQLException {
        try (InputStream file = ConsoleHistory.class.getResourceAsStream("/console-history.sql");
                Connection connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password());
                Statement statement = connection.createStatement()) {
            statement.execute("set search_path to aggregator");
            statement.execute(new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .replace(":models", Integer.toString(models))
                    .replace(":answers", Integer.toString(answers)));
            statement.execute("analyze");
        }
    }
}
