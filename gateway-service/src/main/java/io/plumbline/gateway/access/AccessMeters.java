package io.plumbline.gateway.access;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.security.AuthenticationFailedException;
import jakarta.inject.Singleton;
import java.util.stream.Stream;

/** Counts failed authentications by reason. The counters exist from the start, so that Prometheus can compute a rate. */
@Singleton
class AccessMeters {

    private static final String NAME = "plumbline.auth.failures";

    private final MeterRegistry registry;

    AccessMeters(MeterRegistry registry) {
        this.registry = registry;
        Stream.of("malformed", "unknown", "expired", "revoked").forEach(this::counter);
    }

    /** Counts a failure and returns the exception for it. Its message is equal for all reasons, so callers learn nothing about keys. */
    AuthenticationFailedException refused(String reason) {
        counter(reason).increment();
        return new AuthenticationFailedException("the API key is not valid");
    }

    private Counter counter(String reason) {
        return registry.counter(NAME, "reason", reason);
    }
}
