package io.plumbline.gateway.access.signin;

import io.plumbline.gateway.access.KeyHolders;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Gives a session the identity of its key's holder. Each request checks the key again, so a revoked key ends its sessions. */
@ApplicationScoped
class SessionIdentities implements IdentityProvider<SessionRequest> {

    /** Identity attribute with the token that the session's forms must carry. */
    static final String FORM_TOKEN = "plumbline.form-token";

    private final Sessions sessions;
    private final KeyHolders holders;

    SessionIdentities(Sessions sessions, KeyHolders holders) {
        this.sessions = sessions;
        this.holders = holders;
    }

    @Override
    public Class<SessionRequest> getRequestType() {
        return SessionRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(SessionRequest request, AuthenticationRequestContext context) {
        return sessions.key(request.token())
                .chain(key ->
                        key == null ? Uni.createFrom().item(Optional.<SecurityIdentity>empty()) : holders.holder(key))
                .map(holder -> of(
                        holder.orElseThrow(() -> new AuthenticationFailedException("the session is over")),
                        request.token()));
    }

    private static SecurityIdentity of(SecurityIdentity holder, SessionToken token) {
        return QuarkusSecurityIdentity.builder(holder)
                .addAttribute(FORM_TOKEN, token.formToken())
                .build();
    }
}
