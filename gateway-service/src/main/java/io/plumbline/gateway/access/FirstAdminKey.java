package io.plumbline.gateway.access;

import io.agroal.api.AgroalDataSource;
import io.plumbline.gateway.access.roles.Roles;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Ensures that there is an admin key: the key from the environment or from a mounted file, or else a new key that the first
 * start generates and prints once. A key that was revoked stays revoked, even if it is still configured.
 */
@ApplicationScoped
class FirstAdminKey {

    private static final Logger LOG = Logger.getLogger(FirstAdminKey.class);

    /** If several replicas start at once, only one of them may generate and print a key. */
    private static final String ONE_AT_A_TIME = "lock table gateway.api_key in exclusive mode";

    private static final String KEEP =
            """
            insert into gateway.api_key (id, hash, name, role, created_at, created_by)
            values (?, ?, ?, ?, now(), 'gateway') on conflict (id) do nothing
            """;
    private static final String AUDIT =
            """
            insert into gateway.audit (at, actor, actor_name, action, kind, subject, after)
            values (now(), 'gateway', 'gateway', 'created', 'key', ?, '{"name": "first admin", "role": "admin"}')
            """;

    private final AgroalDataSource dataSource;
    private final Optional<String> key;
    private final Optional<Path> file;

    /**
     * Reads its two settings one by one, because a mapping of the prefix {@code plumbline} would cover all other settings too.
     *
     * @param key an admin key that the start creates if it does not exist yet. Without it and without the file, the first start on
     *     an empty database generates a key and prints it once
     * @param file path of a file with the admin key, such as a mounted secret
     */
    FirstAdminKey(
            AgroalDataSource dataSource,
            @ConfigProperty(name = "plumbline.admin-key") Optional<String> key,
            @ConfigProperty(name = "plumbline.admin-key-file") Optional<Path> file) {
        this.dataSource = dataSource;
        this.key = key;
        this.file = file;
    }

    /** Fails the start if the configured text is not a key. The message does not quote the text. */
    void atStart(@Observes StartupEvent start) throws SQLException {
        List<ApiKey> given = Stream.concat(key.stream(), content().stream())
                .map(text -> ApiKey.read(text.strip()).orElseThrow(FirstAdminKey::noKey))
                .toList();
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            keep(connection, given);
            connection.commit();
        }
    }

    private static IllegalArgumentException noKey() {
        return new IllegalArgumentException(
                "the admin key of plumbline.admin-key or plumbline.admin-key-file must be " + ApiKey.PREFIX
                        + " and 40 or more letters, digits, dashes or underscores; generate one or leave both empty");
    }

    private Optional<String> content() {
        return file.map(path -> {
            try {
                return Files.readString(path);
            } catch (IOException e) {
                throw new IllegalArgumentException("plumbline.admin-key-file " + path + " cannot be read: " + e, e);
            }
        });
    }

    private static void keep(Connection connection, List<ApiKey> given) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(ONE_AT_A_TIME);
        }
        for (ApiKey one : given) {
            insert(connection, one);
        }
        if (isEmpty(connection)) {
            ApiKey made = ApiKey.generate();
            insert(connection, made);
            System.out.println("The first admin key, shown only this once: " + made.text());
        }
    }

    private static boolean isEmpty(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                var rows = statement.executeQuery("select 1 from gateway.api_key limit 1")) {
            return !rows.next();
        }
    }

    private static void insert(Connection connection, ApiKey key) throws SQLException {
        try (PreparedStatement keep = connection.prepareStatement(KEEP);
                PreparedStatement audit = connection.prepareStatement(AUDIT)) {
            keep.setString(1, key.id());
            keep.setBytes(2, key.hash());
            keep.setString(3, "first admin");
            keep.setString(4, Roles.ADMIN);
            if (keep.executeUpdate() > 0) {
                audit.setString(1, key.id());
                audit.executeUpdate();
                LOG.infof("admin key kept key=%s", key.id());
            }
        }
    }
}
