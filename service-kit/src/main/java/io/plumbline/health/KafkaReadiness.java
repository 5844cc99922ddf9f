package io.plumbline.health;

import jakarta.inject.Singleton;
import java.util.Arrays;
import org.apache.kafka.common.utils.Utils;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Names Kafka where it is Kafka that is missing: the check of the channels says only which of them do not work. It is about
 * being ready; a service that is alive waits for Kafka, because a restart would not bring it back.
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

    /** By Kafka's own rule: host:port, with or without a protocol in front. */
    private static boolean answers(String server) {
        return Reachability.of(Utils.getHost(server.strip()), Utils.getPort(server.strip()));
    }
}
