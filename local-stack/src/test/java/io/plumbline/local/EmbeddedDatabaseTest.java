package io.plumbline.local;

import io.plumbline.local.process.OrphanGuard;
import io.plumbline.local.process.StackFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class EmbeddedDatabaseTest {

    @TempDir
    private Path path;

    private StackFolder folder;
    private OrphanGuard guard;

    @BeforeEach
    void openFolder() {
        folder = StackFolder.kept(path);
        guard = OrphanGuard.start();
    }

    @AfterEach
    void closeFolder() {
        guard.close();
        folder.close();
    }

    @Test
    void commitsReachTheDiskAndSurviveAStopAndAKill() throws Exception {
        try (EmbeddedDatabase first = start(DatabaseSetup.DURABLE)) {
            assertThat(ask(first, "SHOW server_version")).startsWith("17.");
            assertThat(ask(first, "SHOW fsync")).isEqualTo("on");
            assertThat(ask(first, "SHOW synchronous_commit")).isEqualTo("on");
            assertThat(ask(first, "SHOW full_page_writes")).isEqualTo("on");
            assertThat(ask(first, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
            execute(first, "CREATE TABLE answers (text VARCHAR)");
            execute(first, "INSERT INTO answers VALUES ('before the stop')");
        }

        EmbeddedDatabase second = start(DatabaseSetup.DURABLE);
        execute(second, "INSERT INTO answers VALUES ('before the kill')");
        second.process().destroyForcibly();
        second.process().onExit().get(10, TimeUnit.SECONDS);
        assertThat(folder.database().resolve("postmaster.pid")).exists();
        second.close();

        try (EmbeddedDatabase third = start(DatabaseSetup.DURABLE)) {
            assertThat(ask(third, "SELECT string_agg(text, ', ' ORDER BY text) FROM answers"))
                    .isEqualTo("before the kill, before the stop");
        }
    }

    @Test
    void whateverAKilledLauncherLeftBehindMakesWayAndAStrangerLives() throws Exception {
        // A first start that was killed half-way
        Files.createDirectories(folder.database());
        Files.writeString(folder.database().resolve("postgresql.conf"), "");
        EmbeddedDatabase orphan = start(DatabaseSetup.FAST);
        // A server that outlived its launcher
        execute(orphan, "CREATE TABLE kept (n INT)");
        // The library's own lock goes with the JVM of the launcher that was killed; this JVM lives, so let go of the
        // file.
        Files.delete(folder.database().resolve("epg-lock"));

        try (EmbeddedDatabase next = start(DatabaseSetup.FAST)) {
            assertThat(orphan.process().isAlive()).isFalse();
            assertThat(ask(next, "SELECT count(*) FROM kept")).isEqualTo("0");
            assertThat(ask(next, "SHOW fsync")).isEqualTo("off");
            assertThat(ask(next, "SHOW synchronous_commit")).isEqualTo("off");
        }

        // A number that was given to another program since
        long stranger = guard.process().pid();
        Files.writeString(
                folder.database().resolve("postmaster.pid"), stranger + "\n" + path + "\n0\n5432\n\n127.0.0.1\n");
        start(DatabaseSetup.FAST).close();
        assertThat(guard.process().isAlive()).isTrue();
    }

    private EmbeddedDatabase start(DatabaseSetup database) {
        return EmbeddedDatabase.start(folder, database, guard);
    }

    private static void execute(EmbeddedDatabase database, String sql) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String ask(EmbeddedDatabase database, String sql) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }

    private static Connection connect(EmbeddedDatabase database) throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password());
    }
}
