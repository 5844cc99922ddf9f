package io.plumbline.gateway.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A cache of keys that the database has confirmed lately. Without it, a query for each request is most of the cost of a small
 * request. A revoked key is refused at once on the replica that revoked it, and on other replicas after the configured time.
 * The expiry of a key is exact to the second. Refused keys are not cached.
 */
@ApplicationScoped
public class VerifiedKeyCache {

    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final int MOST = 10_000;

    private final Duration kept;
    private final Cache<String, Verified> known;

    VerifiedKeyCache(AccessConfig config) {
        Duration kept = config.revokedWithin();
        if (kept.isNegative() || kept.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "plumbline.access.revoked-within must lie in PT0S.." + LONGEST + ", not " + kept);
        }
        this.kept = kept;
        this.known = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterWrite(LONGEST)
                .build();
    }

    private record Verified(ApiKeyRow row, SecurityIdentity holder, Instant until) {}

    /** The identity of the key's holder; empty if the cache does not have it. */
    public Optional<SecurityIdentity> holder(ApiKey key, Instant now) {
        return Optional.ofNullable(known.getIfPresent(key.id()))
                .filter(verified -> now.isBefore(verified.until) && key.hasHash(verified.row.hash))
                .map(Verified::holder);
    }

    /**
     * Caches the identity of a key's holder.
     *
     * @param row row of a valid key
     * @param asked start of the database query: the query may have missed a later revocation
     */
    public void keep(ApiKeyRow row, SecurityIdentity holder, Instant asked) {
        Instant until = asked.plus(kept);
        boolean expiresBefore = row.expiresAt != null && row.expiresAt.isBefore(until);
        known.put(row.id, new Verified(row, holder, expiresBefore ? row.expiresAt : until));
    }

    /** Removes a key, so that its next request queries the database. */
    void forget(String id) {
        known.invalidate(id);
    }
}
