package io.plumbline.gateway.access;

import io.plumbline.database.Transactions;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Tells who stands behind a key, for what signs people in. */
@ApplicationScoped
public class KeyHolders {

    private final Transactions database;
    private final IdentityProviderManager identities;
    private final Clock clock = Clock.systemUTC();

    KeyHolders(Transactions database, IdentityProviderManager identities) {
        this.database = database;
        this.identities = identities;
    }

    /** The id of a key that somebody has shown; fails with {@link AuthenticationFailedException} where it opens nothing. */
    public Uni<String> idOf(String shown) {
        return ApiKey.read(shown.strip())
                .map(key -> identities.authenticate(new ApiKeyRequest(key)).replaceWith(key.id()))
                .orElseGet(
                        () -> Uni.createFrom().failure(new AuthenticationFailedException("the API key is not valid")));
    }

    /** Who holds the key of this id; empty where it opens nothing any more. */
    public Uni<Optional<SecurityIdentity>> holder(String keyId) {
        return database.once(session -> session.find(ApiKeyRow.class, keyId)).map(row -> Optional.ofNullable(row)
                .filter(there -> there.isValid(Instant.now(clock)))
                .map(ApiKeyIdentities::identity));
    }
}
