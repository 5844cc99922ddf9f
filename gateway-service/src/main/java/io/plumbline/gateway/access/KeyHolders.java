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

/** Finds the holder of an API key, for sign-in to the console. */
@ApplicationScoped
public class KeyHolders {

    private final Transactions database;
    private final IdentityProviderManager identities;
    private final Clock clock = Clock.systemUTC();

    KeyHolders(Transactions database, IdentityProviderManager identities) {
        this.database = database;
        this.identities = identities;
    }

    /** The id of the key in a sign-in form. Fails with {@link AuthenticationFailedException} if the key is not valid. */
    public Uni<String> idOf(String shown) {
        return ApiKey.read(shown.strip())
                .map(key -> identities.authenticate(new ApiKeyRequest(key)).replaceWith(key.id()))
                .orElseGet(
                        () -> Uni.createFrom().failure(new AuthenticationFailedException("the API key is not valid")));
    }

    /** The identity of the holder of the key with this id; empty if the key is unknown, revoked or expired. */
    public Uni<Optional<SecurityIdentity>> holder(String keyId) {
        return database.once(session -> session.find(ApiKeyRow.class, keyId)).map(row -> Optional.ofNullable(row)
                .filter(there -> there.isValid(Instant.now(clock)))
                .map(ApiKeyIdentities::identity));
    }
}
