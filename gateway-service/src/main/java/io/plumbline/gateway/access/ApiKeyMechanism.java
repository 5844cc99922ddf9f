package io.plumbline.gateway.access;

import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;

/** Authenticates {@code Authorization: Bearer plk_..}. Other bearer tokens are left to OIDC, if that is configured. */
@ApplicationScoped
class ApiKeyMechanism implements HttpAuthenticationMechanism {

    private static final String BEARER = "bearer ";
    private static final int BEFORE_OIDC = DEFAULT_PRIORITY + 1000;
    private static final int UNAUTHORIZED = 401;

    private final AccessMeters meters;

    ApiKeyMechanism(AccessMeters meters) {
        this.meters = meters;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext request, IdentityProviderManager identities) {
        return bearer(request)
                .filter(token -> token.startsWith(ApiKey.PREFIX))
                .map(token -> ApiKey.read(token)
                        .map(key -> identities.authenticate(new ApiKeyRequest(key)))
                        .orElseGet(() -> Uni.createFrom().failure(meters.refused("malformed"))))
                .orElseGet(() -> Uni.createFrom().nullItem());
    }

    private static Optional<String> bearer(RoutingContext request) {
        return Optional.ofNullable(request.request().getHeader("Authorization"))
                .filter(header -> header.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(header -> header.substring(BEARER.length()).strip());
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext request) {
        return Uni.createFrom().item(new ChallengeData(UNAUTHORIZED, "WWW-Authenticate", "Bearer realm=\"plumbline\""));
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of(ApiKeyRequest.class);
    }

    @Override
    public int getPriority() {
        return BEFORE_OIDC;
    }
}
