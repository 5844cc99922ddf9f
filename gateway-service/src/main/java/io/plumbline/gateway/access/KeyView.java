package io.plumbline.gateway.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;

/**
 * An API key in answers to admins.
 *
 * @param id first 16 hexadecimal digits of the key's hash
 * @param name shown in lists and in the audit log
 * @param role viewer, operator or admin
 * @param createdAt time of creation
 * @param createdBy id of the creator
 * @param expiresAt time from which the key is not accepted; absent if it never expires
 * @param revokedAt time of the revocation; absent for a key that is not revoked
 * @param lastUsedAt time of the last use, to the minute; absent for a key that was never used
 * @param requestsPerMinute the key's own limit; absent for the gateway's default
 * @param key the key in clear text; only in the answer that creates it
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
        return of(row, null);
    }

    /** The view of a new key, with the key itself. */
    static KeyView of(ApiKeyRow row, ApiKey created) {
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
                created == null ? null : created.text());
    }
}
