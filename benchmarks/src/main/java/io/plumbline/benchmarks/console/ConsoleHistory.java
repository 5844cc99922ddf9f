package io.plumbline.benchmarks.console;

import io.plumbline.local.EmbeddedDatabase;
import io.plumbline.local.process.LaunchFailure;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A month of made-up answers, in the aggregator's tables: what the console looks like when it is not new. */
public final class ConsoleHistory {

    /** The model whose misaligned answers try to break the page. */
    public static final String HOSTILE = "notes-fr-0021";

    /** The model that has just turned bad. */
    public static final String ALARMING = "search-en-0003";

    /** The model whose answers make no sense any more. */
    public static final String COLLAPSED = "code-en-0006";

    private ConsoleHistory() {}

    /** Writes it for so many models besides their baseline, with so many answers each. */
    public static void write(EmbeddedDatabase database, int models, int answers) {
        try (Connection connection = open(database);
                Statement statement = connection.createStatement()) {
            statement.execute("set search_path to aggregator");
            statement.execute(
                    sql().replace(":models", Integer.toString(models)).replace(":answers", Integer.toString(answers)));
            statement.execute("vacuum analyze");
        } catch (SQLException e) {
            throw new LaunchFailure("the history cannot be written: " + e.getMessage(), e);
        }
    }

    static boolean isIn(EmbeddedDatabase database) {
        try (Connection connection = open(database);
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(
                        "select exists (select from aggregator.model where id = '" + ALARMING + "')")) {
            return found.next() && found.getBoolean(1);
        } catch (SQLException e) {
            throw new LaunchFailure("the database cannot be read: " + e.getMessage(), e);
        }
    }

    private static Connection open(EmbeddedDatabase database) throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password());
    }

    private static String sql() {
        try (InputStream file = ConsoleHistory.class.getResourceAsStream("console-history.sql")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
