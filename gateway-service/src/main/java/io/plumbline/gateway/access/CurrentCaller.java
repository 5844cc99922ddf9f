package io.plumbline.gateway.access;

import io.plumbline.gateway.access.audit.Actor;
import io.plumbline.gateway.access.roles.Roles;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.Principal;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The caller of the current request. */
@ApplicationScoped
public class CurrentCaller {

    static final String ACTOR = "plumbline.actor";
    static final String REQUESTS_PER_MINUTE = "plumbline.requests-per-minute";

    private final SecurityIdentity identity;

    CurrentCaller(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** The caller as the author of audit entries. */
    public Actor actor() {
        Actor actor = identity.getAttribute(ACTOR);
        return actor == null ? holder(identity.getPrincipal()) : actor;
    }

    /** The holder of an OIDC token. The subject never changes; the name may change. */
    private static Actor holder(Principal principal) {
        String subject = principal instanceof JsonWebToken token ? token.getSubject() : null;
        return new Actor("oidc:" + (subject == null ? principal.getName() : subject), principal.getName());
    }

    /** Whether the caller may read the texts of private question sets and the answers to them. */
    public boolean mayReadTexts() {
        return identity.hasRole(Roles.OPERATOR);
    }

    /** The caller's highest role; empty without a role. */
    public String role() {
        return Stream.of(Roles.ADMIN, Roles.OPERATOR, Roles.VIEWER)
                .filter(identity::hasRole)
                .findFirst()
                .orElse("");
    }

    public boolean isAnonymous() {
        return identity.isAnonymous();
    }

    /** The limit of the caller's key; empty for the gateway's default. */
    public OptionalInt requestsPerMinute() {
        Integer own = identity.getAttribute(REQUESTS_PER_MINUTE);
        return own == null ? OptionalInt.empty() : OptionalInt.of(own);
    }
}
