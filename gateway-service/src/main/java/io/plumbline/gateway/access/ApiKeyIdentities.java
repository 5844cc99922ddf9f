package io.plumbline.gateway.access;

import io.plumbline.database.Transactions;
import io.plumbline.gateway.access.audit.Actor;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;

/** Finds the identity of a key's holder: in the {@link VerifiedKeyCache}, or else in the database. */
@ApplicationScoped
class ApiKeyIdentities implements IdentityProvider<ApiKeyRequest> {

    private final Transactions database;
    private final VerifiedKeyCache verified;
    private final AccessMeters meters;
    private final Clock clock = Clock.systemUTC();

    ApiKeyIdentities(Transactions database, VerifiedKeyCache verified, AccessMeters meters) {
        this.database = database;
        this.verified = verified;
        this.meters = meters;
    }

    @Override
    public Class<ApiKeyRequest> getRequestType() {
        return ApiKeyRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(ApiKeyRequest request, AuthenticationRequestContext context) {
        Instant now = Instant.now(clock);
        return verified.holder(request.key(), now)
                .map(holder -> Uni.createFrom().item(holder))
                .orElseGet(() -> ask(request, now));
    }

    private Uni<SecurityIdentity> ask(ApiKeyRequest request, Instant now) {
        return database.once(session -> session.find(
                                ApiKeyRow.class, request.key().id())
                        .map(row ->
                                ApiKeyRow.whyInvalid(row, request.key(), now).isEmpty() ? used(row, now) : row))
                .map(row -> identity(request.key(), row, now));
    }

    private static ApiKeyRow used(ApiKeyRow row, Instant now) {
        row.used(now);
        return row;
    }

    private SecurityIdentity identity(ApiKey key, ApiKeyRow row, Instant now) {
        ApiKeyRow.whyInvalid(row, key, now).ifPresent(reason -> {
            throw meters.refused(reason);
        });
        SecurityIdentity holder = identity(row);
        verified.keep(row, holder, now);
        return holder;
    }

    /** The identity of the holder of a valid key. */
    static SecurityIdentity identity(ApiKeyRow row) {
        QuarkusSecurityIdentity.Builder identity = QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(row.name()))
                .addRole(row.role())
                .addAttribute(CurrentCaller.ACTOR, new Actor(row.id(), row.name()));
        row.requestsPerMinute().ifPresent(own -> identity.addAttribute(CurrentCaller.REQUESTS_PER_MINUTE, own));
        return identity.build();
    }
}
