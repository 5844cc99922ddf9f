package io.plumbline.cli.replies;

/**
 * An API key in the list of keys, without the key itself. Times are null until they have come.
 *
 * @param id the key's id
 * @param name its name, for people
 * @param role viewer, operator or admin
 * @param createdAt time of creation
 * @param expiresAt time of expiry; null if it never expires
 * @param revokedAt time of revocation
 * @param lastUsedAt time of the last call, to the minute
 * @param requestsPerMinute its own limit; null for the gateway's default
 */
@ReplyOf(value = "GET /api/v1/keys", list = "keys")
public record KeyReply(
        String id,
        String name,
        String role,
        String createdAt,
        String expiresAt,
        String revokedAt,
        String lastUsedAt,
        Integer requestsPerMinute) {}
