package io.plumbline.local;

import io.plumbline.local.process.FreePorts;
import io.plumbline.local.process.LaunchFailure;
import io.plumbline.local.process.LogTail;
import io.plumbline.local.process.OrphanGuard;
import io.plumbline.local.process.PostmasterFile;
import io.plumbline.local.process.StackFolder;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A real PostgreSQL 17 on a folder, from the binaries that zonky publishes, which listens on 127.0.0.1 only and
 * needs no password. It has one empty database; each service makes its own schema in it.
 */
public final class EmbeddedDatabase implements AutoCloseable {

    private static final String NAME = "plumbline";
    private static final String SUPERUSER = "postgres";
    private static final Duration START = Duration.ofSeconds(30);

    /** A file in the data folder once the database is complete. Without it, the next start makes the database anew. */
    private static final String COMPLETE = "plumbline.complete";

    private final Path data;
    private final Path log;
    private final DatabaseSetup setup;
    private final int port = FreePorts.next();
    private volatile EmbeddedPostgres server;
    private volatile ProcessHandle process;

    private EmbeddedDatabase(Path data, Path log, DatabaseSetup setup) {
        this.data = data;
        this.log = log;
        this.setup = setup;
        launch();
    }

    private void launch() {
        try {
            server = PostgresBinaries.unpackedFor(
                    () -> server(data, log, setup).setPort(port).start());
        } catch (IOException e) {
            throw new LaunchFailure(
                    "PostgreSQL could not be started in " + data + ": " + e.getMessage() + "; " + LogTail.of(log), e);
        }
        process = PostmasterFile.of(data)
                .filter(postmaster -> postmaster.port() == port)
                .flatMap(PostmasterFile::process)
                .orElseThrow(() -> new LaunchFailure("PostgreSQL did not start in " + data));
    }

    /** Starts the server on a random port and waits until it answers. It has the rows of an earlier run, also after a kill. */
    public static EmbeddedDatabase start(StackFolder folder, DatabaseSetup setup, OrphanGuard guard) {
        Path data = folder.database();
        Path log = folder.log("postgresql");
        StackFolder.create(data);
        PostmasterFile.clear(data);
        if (!Files.exists(data.resolve(COMPLETE))) {
            StackFolder.delete(data);
        }
        guard.watchDatabase(data);
        try {
            return new EmbeddedDatabase(data, log, setup).completed();
        } catch (IOException | RuntimeException e) {
            PostmasterFile.clear(data);
            throw e instanceof LaunchFailure known
                    ? known
                    : new LaunchFailure(
                            "PostgreSQL could not be started in " + data + ": " + e.getMessage() + "; "
                                    + LogTail.of(log),
                            e);
        }
    }

    /** For Flyway and other JDBC clients. */
    public String jdbcUrl() {
        return "jdbc:" + reactiveUrl();
    }

    public String reactiveUrl() {
        return "postgresql://127.0.0.1:" + port + "/" + NAME;
    }

    public String username() {
        return NAME;
    }

    /** Not a secret: the server asks for no password. */
    public String password() {
        return NAME;
    }

    /** Settings of a Quarkus service that uses this database. */
    public Map<String, String> settings() {
        return Map.of(
                "quarkus.datasource.jdbc.url", jdbcUrl(),
                "quarkus.datasource.reactive.url", reactiveUrl(),
                "quarkus.datasource.username", username(),
                "quarkus.datasource.password", password());
    }

    /** The server's main process, for drills. */
    public ProcessHandle process() {
        return process;
    }

    /** Starts the server again after {@link #close()}, with its port and rows, and waits until it answers; for drills. */
    public void restart() {
        close();
        launch();
    }

    /** Disconnects the clients, ends the server, and returns when it has ended. */
    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (process.isAlive()) {
            OrphanGuard.endAll(List.of(process));
        }
    }

    /** zonky starts the server with {@code -F} (no fsync) and asynchronous commits; later options win. */
    private static EmbeddedPostgres.Builder server(Path data, Path log, DatabaseSetup setup) {
        System.setProperty("ot.epg.working-dir", PostgresBinaries.folder().toString());
        ProcessBuilder.Redirect messages = ProcessBuilder.Redirect.appendTo(log.toFile());
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(START)
                .setOutputRedirector(messages)
                .setErrorRedirector(messages)
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setServerConfig("fsync", setup.forced())
                .setServerConfig("synchronous_commit", setup.forced())
                .setServerConfig("full_page_writes", setup.forced())
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "''")
                .setServerConfig("max_connections", "60")
                .setServerConfig("shared_buffers", setup.sharedBuffers())
                .setServerConfig("max_wal_size", setup.maxWalSize())
                // Benchmarks read from it when an answer was durable, to the microsecond.
                .setServerConfig("track_commit_timestamp", "on");
    }

    private EmbeddedDatabase completed() throws IOException {
        if (!Files.exists(data.resolve(COMPLETE))) {
            create();
            Files.createFile(data.resolve(COMPLETE));
        }
        return this;
    }

    private void create() {
        String url = "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
        try (Connection connection = DriverManager.getConnection(url, SUPERUSER, "");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE ROLE " + NAME + " LOGIN");
            statement.execute("CREATE DATABASE " + NAME + " OWNER " + NAME);
        } catch (SQLException e) {
            throw new LaunchFailure("the database could not be created: " + e.getMessage(), e);
        }
    }
}
