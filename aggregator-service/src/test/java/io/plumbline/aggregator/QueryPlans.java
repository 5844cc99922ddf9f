package io.plumbline.aggregator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.plumbline.local.DatabaseSetup;
import io.plumbline.local.EmbeddedDatabase;
import io.plumbline.local.process.OrphanGuard;
import io.plumbline.local.process.StackFolder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;

/**
 * How PostgreSQL carries out the product's queries on a table of generated answers: 50,000, or as many as the system property
 * {@code plumbline.plans.answers} says. What takes a millisecond here and reads the whole table would take minutes on a
 * server that has run for a year. {@code ./mvnw test -pl aggregator-service -am -Dtest='*PlansTest'
 * -Dplumbline.plans.answers=5000000 -Dsurefire.failIfNoSpecifiedTests=false} prints the times at full size.
 */
public final class QueryPlans {

    /** So many rows are cheaper read from end to end than found by an index; a day with hardly any answers has them. */
    public static final long FEW = 100;

    private static final int ANSWERS = Integer.getInteger("plumbline.plans.answers", 50_000);
    private static final Pattern PARAMETER = Pattern.compile(":([a-zA-Z]+)");
    private static QueryPlans generated;

    private final String url;
    private final String user;
    private final String password;

    /**
     * What became of a query.
     *
     * @param scanned tables that were read from end to end, with the number of rows that this took
     * @param rows rows of the result
     * @param millis how long it took
     * @param text the plan
     */
    public record Plan(Map<String, Long> scanned, long rows, double millis, String text) {

        /** Answers, and texts of answers, that were read from end to end, over all days. */
        public long answersScanned() {
            return scanned.entrySet().stream()
                    .filter(table -> table.getKey().startsWith("answer"))
                    .mapToLong(Map.Entry::getValue)
                    .sum();
        }
    }

    private QueryPlans(EmbeddedDatabase database) {
        this.url = database.jdbcUrl();
        this.user = database.username();
        this.password = database.password();
    }

    /** The table, generated once for all tests of a JVM in a database of its own. */
    public static synchronized QueryPlans generated() {
        if (generated == null) {
            QueryPlans plans = new QueryPlans(database());
            Flyway.configure()
                    .dataSource(plans.url, plans.user, plans.password)
                    .schemas("aggregator")
                    .load()
                    .migrate();
            plans.execute("set search_path = aggregator; set work_mem = '128MB';"
                    + script().replace(":answers", String.valueOf(ANSWERS)));
            plans.execute("vacuum analyze");
            generated = plans;
        }
        return generated;
    }

    /** A server of its own: its rows are no other test's. It ends with the JVM. */
    private static EmbeddedDatabase database() {
        StackFolder folder = StackFolder.temporary();
        OrphanGuard guard = OrphanGuard.start();
        guard.deleteAfterwards(folder.path());
        Runtime.getRuntime().addShutdownHook(new Thread(guard::carryOut, "end " + folder.path()));
        return EmbeddedDatabase.start(folder, DatabaseSetup.FAST, guard);
    }

    /** Carries a query out; the parameters stand in it as literals. */
    public Plan explain(String name, String sql, Map<String, Object> parameters) {
        String literal = PARAMETER
                .matcher(sql)
                .replaceAll(match -> Matcher.quoteReplacement(literal(parameters.get(match.group(1)))));
        try (Connection connection = DriverManager.getConnection(url, user, password);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("explain (analyze, format json) " + literal)) {
            result.next();
            JsonNode root = new JsonMapper().readTree(result.getString(1)).get(0);
            Map<String, Long> scanned = new TreeMap<>();
            collect(root.path("Plan"), scanned);
            Plan plan = new Plan(
                    scanned,
                    root.path("Plan").path("Actual Rows").asLong(),
                    root.path("Execution Time").asDouble(),
                    root.toPrettyString());
            System.out.printf("%-48s %,9.1f ms %,9d rows%n", name, plan.millis(), plan.rows());
            return plan;
        } catch (SQLException e) {
            throw new IllegalStateException(literal, e);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void collect(JsonNode node, Map<String, Long> scanned) {
        if (node.path("Node Type").asText().endsWith("Seq Scan")) {
            scanned.merge(
                    node.path("Relation Name").asText(),
                    node.path("Actual Rows").asLong()
                            + node.path("Rows Removed by Filter").asLong(),
                    Long::sum);
        }
        node.path("Plans").forEach(child -> collect(child, scanned));
    }

    private static String literal(Object value) {
        if (value instanceof Object[] values) {
            return "'{" + Arrays.stream(values).map(String::valueOf).collect(Collectors.joining(",")) + "}'";
        }
        return value instanceof Long || value instanceof Integer ? value.toString() : "'" + value + "'";
    }

    private void execute(String sql) {
        try (Connection connection = DriverManager.getConnection(url, user, password);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String script() {
        try (InputStream in = QueryPlans.class.getResourceAsStream("/generated-answers.sql")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
