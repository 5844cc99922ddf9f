package io.plumbline.gateway.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Keys that the database has vouched for a moment ago. A query for each request was most of what a small request cost. A key
 * that is revoked opens nothing at once where it was revoked, and on any other replica after a stated time; its expiry is
 * kept to the second. Only what opened is remembered: a key that was refused is asked for again.
 */
@ApplicationScoped
public class VerifiedKeyCache {

    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final int MOST = 10_000;

    private final Duration kept;
    private final Cache<String, Verified> known;

    /**
     * Remembers keys.
     *
     * @param kept how long, zero to a minute; zero asks the database for every request
     */
    VerifiedKeyCache(@ConfigProperty(name = "plumbline.access.revoked-within", defaultValue = "PT5S") Duration kept) {
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

    /** Who holds the key, where that was asked not long ago. */
    public Optional<SecurityIdentity> holder(ApiKey key, Instant now) {
        return Optional.ofNullable(known.getIfPresent(key.id()))
                .filter(verified -> now.isBefore(verified.until) && key.hasHash(verified.row.hash))
                .map(Verified::holder);
    }

    /**
     * Remembers who holds a key.
     *
     * @param row of the key, which opens something
     * @param asked when the database began to be asked: a revocation since then may not have been seen
     */
    public void keep(ApiKeyRow row, SecurityIdentity holder, Instant asked) {
        Instant until = asked.plus(kept);
        boolean expiresBefore = row.expiresAt != null && row.expiresAt.isBefore(until);
        known.put(row.id, new Verified(row, holder, expiresBefore ? row.expiresAt : until));
    }

    /** The next request with this key asks the database. */
    void forget(String id) {
        known.invalidate(id);
    }
}
