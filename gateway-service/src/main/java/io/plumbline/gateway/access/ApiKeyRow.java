package io.plumbline.gateway.access;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.annotations.DynamicUpdate;

/** A stored API key. */
@Entity
@DynamicUpdate
@Table(name = "api_key")
public class ApiKeyRow {

    /** A write for each request would cost more than the request itself. */
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

    /** Why a key with this row's id is not valid: unknown, revoked or expired; empty if it is valid. */
    public static Optional<String> whyInvalid(ApiKeyRow row, ApiKey key, Instant now) {
        if (row == null || !key.hasHash(row.hash)) {
            return Optional.of("unknown");
        }
        if (row.revokedAt != null) {
            return Optional.of("revoked");
        }
        return row.expiresAt == null || now.isBefore(row.expiresAt) ? Optional.empty() : Optional.of("expired");
    }

    public String id() {
        return id;
    }

    public String name() {
        return name;
    }

    public String role() {
        return role;
    }

    /** The key's own limit; empty for the gateway's default. */
    public Optional<Integer> requestsPerMinute() {
        return Optional.ofNullable(requestsPerMinute);
    }

    public boolean isValid(Instant now) {
        return revokedAt == null && (expiresAt == null || now.isBefore(expiresAt));
    }

    /** Records the time of use, at most once a minute. */
    public void used(Instant now) {
        if (lastUsedAt == null || lastUsedAt.isBefore(now.minus(NOTED_EVERY))) {
            lastUsedAt = now;
        }
    }
}
