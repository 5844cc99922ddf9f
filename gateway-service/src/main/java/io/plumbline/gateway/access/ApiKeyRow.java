package io.plumbline.gateway.access;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
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

    /** Why a key that has this row's id opens nothing now: unknown, revoked or expired; empty where it opens. */
    public static Optional<String> whyNot(ApiKeyRow row, ApiKey key, Instant now) {
        if (row == null || !key.hasHash(row.hash)) {
            return Optional.of("unknown");
        }
        if (row.revokedAt != null) {
            return Optional.of("revoked");
        }
        return row.expiresAt == null || now.isBefore(row.expiresAt) ? Optional.empty() : Optional.of("expired");
    }

    /** Names it. */
    public String id() {
        return id;
    }

    /** For people. */
    public String name() {
        return name;
    }

    /** What its holder may do. */
    public String role() {
        return role;
    }

    /** Its own limit, where it has one. */
    public Optional<Integer> requestsPerMinute() {
        return Optional.ofNullable(requestsPerMinute);
    }

    /** Whether it opens anything now. */
    public boolean isValid(Instant now) {
        return revokedAt == null && (expiresAt == null || now.isBefore(expiresAt));
    }

    /** Notes that it was used. */
    public void used(Instant now) {
        if (lastUsedAt == null || lastUsedAt.isBefore(now.minus(NOTED_EVERY))) {
            lastUsedAt = now;
        }
    }
}
