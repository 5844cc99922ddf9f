package io.plumbline.gateway.aggregator;

import io.plumbline.health.Reachability;
import jakarta.inject.Singleton;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Shows whether the aggregator is reachable. The gateway is ready without it: it still accepts probes and releases prompts, and
 * only rates and answers are missing.
 */
@Readiness
@Singleton
class AggregatorReadiness implements HealthCheck {

    private final URI address;

    /**
     * @param address base URL of the aggregator, which answers rates, alarms and answers
     */
    AggregatorReadiness(@ConfigProperty(name = "plumbline.aggregator.url") URI address) {
        this.address = address;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("aggregator")
                .withData("address", address.toString())
                .withData("reachable", Reachability.of(address.getHost(), port()))
                .up()
                .build();
    }

    private int port() {
        int given = address.getPort();
        return given > 0 ? given : address.getScheme().equals("https") ? 443 : 80;
    }
}
