package io.plumbline.gateway.access;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.security.AuthenticationFailedException;
import jakarta.inject.Singleton;
import java.util.stream.Stream;

/** Counts who was not let in; from the start, so that a rate of them works. */
@Singleton
class AccessMeters {

    private static final String NAME = "plumbline.auth.failures";

    private final MeterRegistry registry;

    AccessMeters(MeterRegistry registry) {
        this.registry = registry;
        Stream.of("malformed", "unknown", "expired", "revoked").forEach(this::counter);
    }

    /** The failure to end the request with; what it says does not tell one reason from another. */
    AuthenticationFailedException refused(String reason) {
        counter(reason).increment();
        return new AuthenticationFailedException("the API key is not valid");
    }

    private Counter counter(String reason) {
        return registry.counter(NAME, "reason", reason);
    }
}
