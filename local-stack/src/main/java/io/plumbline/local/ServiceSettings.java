package io.plumbline.local;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a service of a {@link LocalStack} is told about where it stands, as properties of its configuration. */
final class ServiceSettings {

    private static final List<String> WITH_TABLES = List.of(LocalStack.GATEWAY, LocalStack.AGGREGATOR);
    private static final String ALLOWED_ADDRESSES = "plumbline.endpoints.allowed-addresses";
    /** Models may be served by this machine and its network: whoever starts a stack here could call them himself. */
    private static final String OWN_NETWORK =
            "127.0.0.0/8,::1,10.0.0.0/8,172.16.0.0/12,192.168.0.0/16,100.64.0.0/10,fc00::/7";

    private final String service;
    private final Map<String, String> settings = new HashMap<>();

    /** Of a process of a service; one that is started again has the same name. */
    ServiceSettings(String service, String name) {
        this.service = service;
        // One that is started again under its name goes on at once, where the broker would wait for a dead one to time
        // out.
        settings.put("mp.messaging.connector.smallrye-kafka.group.instance.id", name);
        if (service.equals(LocalStack.AGGREGATOR)) {
            // It reads scores twice over, and each reader is a member of its own. Elsewhere there is no such channel.
            settings.put("mp.messaging.incoming.scores$2.group.instance.id", name + "-second");
        }
        // Below the time after which the launcher kills.
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

    /** Only services with tables are told of the database. */
    ServiceSettings with(EmbeddedDatabase database) {
        if (WITH_TABLES.contains(service)) {
            settings.putAll(database.settings());
        }
        return this;
    }

    /** Health and metrics are not for those who use the API, so the gateway has them on a port of their own. */
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
