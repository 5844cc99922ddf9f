package io.plumbline.gateway.access.signin;

import io.plumbline.gateway.access.CurrentCaller;
import io.plumbline.gateway.access.roles.Roles;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;

/** Who looks at a page, as the page needs to know him. */
@ApplicationScoped
public class SignedInUser {

    private final SecurityIdentity identity;
    private final CurrentCaller caller;

    SignedInUser(SecurityIdentity identity, CurrentCaller caller) {
        this.identity = identity;
        this.caller = caller;
    }

    /** His name. */
    public String name() {
        return caller.actor().name();
    }

    /** What his forms must carry; empty for one who came without a session, whose forms need none. */
    public String formToken() {
        String token = identity.getAttribute(SessionIdentities.FORM_TOKEN);
        return token == null ? "" : token;
    }

    /** Whether he may start probes, acknowledge alarms and label answers. */
    public boolean mayAct() {
        return identity.hasRole(Roles.OPERATOR);
    }
}
