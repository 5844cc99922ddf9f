package io.plumbline.gateway.access;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import io.plumbline.local.DatabaseSetup;
import io.plumbline.local.EmbeddedDatabase;
import io.plumbline.local.process.OrphanGuard;
import io.plumbline.local.process.StackFolder;
import io.quarkus.runtime.StartupEvent;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The first start of gateways on a database without keys. */
class FirstKeyTest {

    private static final Pattern KEY = Pattern.compile("plk_[A-Za-z0-9_-]{43}");
    private static final String GIVEN = "plk_" + "given-by-the-operator-".repeat(2);

    private static final StackFolder FOLDER = StackFolder.temporary();
    private static final OrphanGuard GUARD = OrphanGuard.start();
    private static EmbeddedDatabase server;

    private final PrintStream out = System.out;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final Logger log = Logger.getLogger(FirstAdminKey.class.getName());
    private final List<String> logged = new ArrayList<>();
    private final Handler listener = new Handler() {
        @Override
        public synchronized void publish(LogRecord record) {
            logged.add(record.getMessage() + " "
                    + List.of(record.getParameters() == null ? List.of() : record.getParameters()));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };
    private AgroalDataSource database;

    @BeforeAll
    static void startServer() {
        server = EmbeddedDatabase.start(FOLDER, DatabaseSetup.FAST, GUARD);
    }

    @AfterAll
    static void stopServer() {
        server.close();
        FOLDER.close();
        GUARD.close();
    }

    @BeforeEach
    void emptyDatabase() throws SQLException {
        database = open();
        execute("drop schema if exists gateway cascade");
        Flyway.configure()
                .dataSource(database)
                .schemas("gateway")
                .locations("classpath:db/migration")
                .load()
                .migrate();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        log.addHandler(listener);
    }

    @AfterEach
    void close() {
        log.removeHandler(listener);
        System.setOut(out);
        database.close();
    }

    @Test
    void replicasThatStartAtOncePrintOneKeyAndLaterStartsNone() throws Exception {
        int replicas = 4;
        CyclicBarrier together = new CyclicBarrier(replicas);
        ExecutorService threads = Executors.newFixedThreadPool(replicas);
        try {
            List<Callable<Void>> starts = new ArrayList<>();
            for (int replica = 0; replica < replicas; replica++) {
                starts.add(() -> {
                    together.await();
                    start(Optional.empty(), Optional.empty());
                    return null;
                });
            }
            for (Future<Void> started : threads.invokeAll(starts)) {
                started.get();
            }
        } finally {
            threads.shutdownNow();
        }
        start(Optional.empty(), Optional.empty());

        List<String> keys = KEY.matcher(printed.toString(StandardCharsets.UTF_8))
                .results()
                .map(found -> found.group())
                .toList();
        assertThat(keys).hasSize(1);
        assertThat(rows("select id || ' ' || role from gateway.api_key"))
                .containsExactly(ApiKey.read(keys.get(0)).orElseThrow().id() + " admin");
        assertThat(rows("select encode(hash, 'hex') from gateway.api_key"))
                .containsExactly(HexFormat.of().formatHex(new ApiKey(keys.get(0)).hash()));
        assertThat(logged).isNotEmpty().noneMatch(line -> line.contains(keys.get(0)));
        assertThat(rows("select a::text from gateway.audit a"))
                .hasSize(1)
                .noneMatch(line -> line.contains(keys.get(0)));
    }

    @Test
    void aKeyFromTheEnvironmentIsKeptOnceAndNeverPrinted(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("admin-key"), GIVEN + "\n");

        start(Optional.of(GIVEN), Optional.empty());
        start(Optional.empty(), Optional.of(file));

        assertThat(printed.toString(StandardCharsets.UTF_8)).doesNotContain("plk_");
        assertThat(logged).noneMatch(line -> line.contains(GIVEN));
        assertThat(rows("select id from gateway.api_key")).containsExactly(new ApiKey(GIVEN).id());
    }

    @Test
    void aGivenKeyThatWasRevokedIsNotBroughtBackAndNoOtherMade() throws Exception {
        start(Optional.of(GIVEN), Optional.empty());
        execute("update gateway.api_key set revoked_at = now()");

        start(Optional.of(GIVEN), Optional.empty());
        start(Optional.empty(), Optional.empty());

        assertThat(rows("select (revoked_at is not null)::text from gateway.api_key"))
                .containsExactly("true");
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void whatIsNoKeyEndsTheStartWithoutBeingTold() {
        assertThatThrownBy(() -> start(Optional.of("hunter2"), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("plumbline.admin-key")
                .hasMessageNotContaining("hunter2");
    }

    private void start(Optional<String> key, Optional<Path> file) throws SQLException {
        new FirstAdminKey(database, key, file).atStart(new StartupEvent());
    }

    private List<String> rows(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            List<String> rows = new ArrayList<>();
            while (found.next()) {
                rows.add(found.getString(1));
            }
            return rows;
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static AgroalDataSource open() throws SQLException {
        return AgroalDataSource.from(
                new AgroalDataSourceConfigurationSupplier().connectionPoolConfiguration(pool -> pool.maxSize(8)
                        .connectionFactoryConfiguration(connections -> connections
                                .jdbcUrl(server.jdbcUrl())
                                .principal(new NamePrincipal(server.username()))
                                .credential(new SimplePassword(server.password())))));
    }
}
