package io.plumbline.gateway.access.signin;

import io.plumbline.gateway.access.CurrentCaller;
import io.plumbline.gateway.access.roles.Roles;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;

/** The user of a console page. */
@ApplicationScoped
public class SignedInUser {

    private final SecurityIdentity identity;
    private final CurrentCaller caller;

    SignedInUser(SecurityIdentity identity, CurrentCaller caller) {
        this.identity = identity;
        this.caller = caller;
    }

    public String name() {
        return caller.actor().name();
    }

    /** Token that the user's forms must carry; empty without a session, because then forms need no token. */
    public String formToken() {
        String token = identity.getAttribute(SessionIdentities.FORM_TOKEN);
        return token == null ? "" : token;
    }

    /** Whether the user may start probes, acknowledge alarms and label answers. */
    public boolean mayAct() {
        return identity.hasRole(Roles.OPERATOR);
    }
}
