package io.plumbline.local;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Settings of one service of a {@link LocalStack}: its own addresses, broker, database and key file, as configuration properties. */
final class ServiceSettings {

    private static final List<String> WITH_TABLES = List.of(LocalStack.GATEWAY, LocalStack.AGGREGATOR);
    private static final String ALLOWED_ADDRESSES = "plumbline.endpoints.allowed-addresses";
    /** Private addresses are allowed here, because the user of this machine can call such models without Plumbline as well. */
    private static final String OWN_NETWORK =
            "127.0.0.0/8,::1,10.0.0.0/8,172.16.0.0/12,192.168.0.0/16,100.64.0.0/10,fc00::/7";

    private final String service;
    private final Map<String, String> settings = new HashMap<>();

    /**
     * Settings that hold for each stack.
     *
     * @param name name of the process; a process that is started again keeps it
     */
    ServiceSettings(String service, String name) {
        this.service = service;
        // A static member: a process that is started again gets its partitions at once. Without the name, the broker
        // would first wait until the session of the dead process times out.
        settings.put("mp.messaging.connector.smallrye-kafka.group.instance.id", name);
        if (service.equals(LocalStack.AGGREGATOR)) {
            // It reads scores with two consumers, and each needs a member name of its own.
            settings.put("mp.messaging.incoming.scores$2.group.instance.id", name + "-second");
        }
        // Less than the ten seconds after which the launcher kills.
        settings.put("plumbline.calls.finish-within", "6s");
        if (System.getenv("PLUMBLINE_ENDPOINTS_ALLOWED_ADDRESSES") == null) {
            settings.put(ALLOWED_ADDRESSES, OWN_NETWORK);
        }
    }

    ServiceSettings at(int port) {
        settings.put("quarkus.http.host", "127.0.0.1");
        settings.put("quarkus.http.port", Integer.toString(port));
        return this;
    }

    ServiceSettings with(KafkaBroker broker, Path temporaryFiles) {
        settings.put("kafka.bootstrap.servers", broker.bootstrapServers());
        settings.put("java.io.tmpdir", temporaryFiles.toString());
        return this;
    }

    /** Adds the database, for services that have tables. */
    ServiceSettings with(EmbeddedDatabase database) {
        if (WITH_TABLES.contains(service)) {
            settings.putAll(database.settings());
        }
        return this;
    }

    /** Adds what the gateway alone needs. Health and metrics have a port of their own there, apart from the API's callers. */
    ServiceSettings asGateway(int managementPort, AdminKey key, Optional<URI> aggregator) {
        settings.put("quarkus.management.host", "127.0.0.1");
        settings.put("quarkus.management.port", Integer.toString(managementPort));
        settings.put("plumbline.admin-key-file", key.file().toString());
        aggregator.ifPresent(address -> settings.put("plumbline.aggregator.url", address.toString()));
        return this;
    }

    Map<String, String> all() {
        return Map.copyOf(settings);
    }
}
