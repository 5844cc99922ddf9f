package io.plumbline.gateway.access;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import org.hibernate.annotations.DynamicUpdate;

/** An API key as it is stored. */
@Entity
@DynamicUpdate
@Table(name = "api_key")
public class ApiKeyRow {

    /** A write for each request would cost more than the request. */
    private static final Duration NOTED_EVERY = Duration.ofMinutes(1);

    @Id
    String id;

    byte[] hash;
    String name;
    String role;
    Instant createdAt;
    String createdBy;
    Instant expiresAt;
    Instant revokedAt;
    Instant lastUsedAt;
    Integer requestsPerMinute;

    ApiKeyRow() {}

    /** Whether it opens anything now. */
    boolean isValid(Instant now) {
        return revokedAt == null && (expiresAt == null || now.isBefore(expiresAt));
    }

    void used(Instant now) {
        if (lastUsedAt == null || lastUsedAt.isBefore(now.minus(NOTED_EVERY))) {
            lastUsedAt = now;
        }
    }
}
