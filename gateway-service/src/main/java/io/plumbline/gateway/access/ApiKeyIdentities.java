package io.plumbline.gateway.access;

import io.plumbline.gateway.Database;
import io.plumbline.gateway.audit.Actor;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Tells whose a key is. It asks the database every time, so that a key that is revoked opens nothing anywhere from then on. */
@ApplicationScoped
class ApiKeyIdentities implements IdentityProvider<ApiKeyRequest> {

    private final Database database;
    private final AccessMeters meters;
    private final Clock clock = Clock.systemUTC();

    ApiKeyIdentities(Database database, AccessMeters meters) {
        this.database = database;
        this.meters = meters;
    }

    @Override
    public Class<ApiKeyRequest> getRequestType() {
        return ApiKeyRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(ApiKeyRequest request, AuthenticationRequestContext context) {
        Instant now = Instant.now(clock);
        return database.transaction(
                        session -> session.find(ApiKeyRow.class, request.key().id())
                                .map(row -> whyNot(request.key(), row, now).isEmpty() ? used(row, now) : row))
                .map(row -> identity(request.key(), row, now));
    }

    private static ApiKeyRow used(ApiKeyRow row, Instant now) {
        row.used(now);
        return row;
    }

    private SecurityIdentity identity(ApiKey key, ApiKeyRow row, Instant now) {
        whyNot(key, row, now).ifPresent(reason -> {
            throw meters.refused(reason);
        });
        return identity(row);
    }

    /** Of one whose key is not in doubt. */
    static SecurityIdentity identity(ApiKeyRow row) {
        QuarkusSecurityIdentity.Builder identity = QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(row.name))
                .addRole(row.role)
                .addAttribute(CurrentCaller.ACTOR, new Actor(row.id, row.name));
        if (row.requestsPerMinute != null) {
            identity.addAttribute(CurrentCaller.REQUESTS_PER_MINUTE, row.requestsPerMinute);
        }
        return identity.build();
    }

    private static Optional<String> whyNot(ApiKey key, ApiKeyRow row, Instant now) {
        if (row == null || !key.hasHash(row.hash)) {
            return Optional.of("unknown");
        }
        return row.isValid(now) ? Optional.empty() : Optional.of(row.revokedAt == null ? "expired" : "revoked");
    }
}
