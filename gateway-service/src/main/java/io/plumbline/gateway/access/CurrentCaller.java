package io.plumbline.gateway.access;

import io.plumbline.gateway.access.audit.Actor;
import io.plumbline.gateway.access.roles.Roles;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.Principal;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who sent the request that is being answered. */
@ApplicationScoped
public class CurrentCaller {

    static final String ACTOR = "plumbline.actor";
    static final String REQUESTS_PER_MINUTE = "plumbline.requests-per-minute";

    private final SecurityIdentity identity;

    CurrentCaller(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** Who it is, for the audit log. */
    public Actor actor() {
        Actor actor = identity.getAttribute(ACTOR);
        return actor == null ? holder(identity.getPrincipal()) : actor;
    }

    /** Who holds a provider's token. The subject stays; the name may be one that people can change. */
    private static Actor holder(Principal principal) {
        String subject = principal instanceof JsonWebToken token ? token.getSubject() : null;
        return new Actor("oidc:" + (subject == null ? principal.getName() : subject), principal.getName());
    }

    /** Whether a private question set's texts, and the answers to it, may be shown. */
    public boolean mayReadTexts() {
        return identity.hasRole(Roles.OPERATOR);
    }

    /** The role that says most about the caller; empty where there is none that counts. */
    public String role() {
        return Stream.of(Roles.ADMIN, Roles.OPERATOR, Roles.VIEWER)
                .filter(identity::hasRole)
                .findFirst()
                .orElse("");
    }

    public boolean isAnonymous() {
        return identity.isAnonymous();
    }

    /** How often a minute, where the key has a limit of its own. */
    public OptionalInt requestsPerMinute() {
        Integer own = identity.getAttribute(REQUESTS_PER_MINUTE);
        return own == null ? OptionalInt.empty() : OptionalInt.of(own);
    }
}
