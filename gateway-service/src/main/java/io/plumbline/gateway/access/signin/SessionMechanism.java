package io.plumbline.gateway.access.signin;

import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;

/** Authenticates the session cookie: for the console, and for GET requests of the API, so that the browser can download files. */
@ApplicationScoped
class SessionMechanism implements HttpAuthenticationMechanism {

    private static final int AFTER_KEYS = DEFAULT_PRIORITY + 500;
    private static final String API = "/api/";

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext request, IdentityProviderManager identities) {
        boolean mayChange = request.request().path().startsWith(API)
                && !request.request().method().equals(HttpMethod.GET);
        return mayChange || request.request().getHeader("Authorization") != null
                ? Uni.createFrom().nullItem()
                : token(request)
                        .map(token -> identities.authenticate(new SessionRequest(token)))
                        .orElseGet(() -> Uni.createFrom().nullItem());
    }

    private static Optional<SessionToken> token(RoutingContext request) {
        return Optional.ofNullable(request.request().getCookie(SessionCookie.NAME))
                .flatMap(cookie -> SessionToken.read(cookie.getValue()));
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext request) {
        return Uni.createFrom().nullItem();
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of(SessionRequest.class);
    }

    @Override
    public int getPriority() {
        return AFTER_KEYS;
    }
}
