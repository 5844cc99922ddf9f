package io.plumbline.gateway.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;

/**
 * An API key as admins see it: everything but the key.
 *
 * @param id names it
 * @param name for people
 * @param role viewer, operator or admin
 * @param createdAt when it was made
 * @param createdBy id of who made it
 * @param expiresAt from when on it opens nothing; absent for never
 * @param revokedAt since when it opens nothing
 * @param lastUsedAt when it was used last, to the minute
 * @param requestsPerMinute its own limit
 * @param key the key in clear; only in the answer that makes it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record KeyView(
        String id,
        String name,
        String role,
        Instant createdAt,
        String createdBy,
        Instant expiresAt,
        Instant revokedAt,
        Instant lastUsedAt,
        Integer requestsPerMinute,
        String key) {

    static KeyView of(ApiKeyRow row) {
        return new KeyView(
                row.id,
                row.name,
                row.role,
                row.createdAt,
                row.createdBy,
                row.expiresAt,
                row.revokedAt,
                row.lastUsedAt,
                row.requestsPerMinute,
                null);
    }

    /** The same with the key itself: shown once, to whoever asked for it. */
    KeyView with(ApiKey secret) {
        return new KeyView(
                id,
                name,
                role,
                createdAt,
                createdBy,
                expiresAt,
                revokedAt,
                lastUsedAt,
                requestsPerMinute,
                secret.text());
    }
}
