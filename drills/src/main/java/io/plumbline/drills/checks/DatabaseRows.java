package io.plumbline.drills.checks;

import io.plumbline.drills.environment.DrillFailure;
import io.plumbline.local.EmbeddedDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What stands in the database, past the services. */
final class DatabaseRows {

    private DatabaseRows() {}

    /** The rows, as texts with bars between the columns. */
    static List<String> of(EmbeddedDatabase database, String sql, String parameter) {
        try (Connection connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password());
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, parameter);
            List<String> rows = new ArrayList<>();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    rows.add(row(result));
                }
            }
            return rows;
        } catch (SQLException e) {
            throw new DrillFailure("the database does not answer: " + e.getMessage(), e);
        }
    }

    static long number(EmbeddedDatabase database, String sql, String parameter) {
        return Long.parseLong(of(database, sql, parameter).get(0));
    }

    private static String row(ResultSet result) throws SQLException {
        StringBuilder row = new StringBuilder();
        for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
            row.append(column == 1 ? "" : "|").append(result.getString(column));
        }
        return row.toString();
    }
}
