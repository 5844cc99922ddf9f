package io.plumbline.health;

import jakarta.inject.Singleton;
import java.util.Arrays;
import org.apache.kafka.common.utils.Utils;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Readiness check that names Kafka as the missing dependency; the check of the channels names only the channels. It does not affect
 * liveness, because a restart of the service would not bring Kafka back.
 */
@Readiness
@Singleton
class KafkaReadiness implements HealthCheck {

    private final String servers;

    KafkaReadiness(@ConfigProperty(name = "kafka.bootstrap.servers") String servers) {
        this.servers = servers;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("Kafka")
                .withData("address", servers)
                .status(Arrays.stream(servers.split(",")).anyMatch(KafkaReadiness::answers))
                .build();
    }

    /** Parses the address with Kafka's own rule: host:port, with or without a protocol before it. */
    private static boolean answers(String server) {
        return Reachability.of(Utils.getHost(server.strip()), Utils.getPort(server.strip()));
    }
}
