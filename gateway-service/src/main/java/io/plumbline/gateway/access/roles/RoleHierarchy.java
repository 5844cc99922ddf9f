package io.plumbline.gateway.access.roles;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Adds to each identity the roles below its own role, for API keys and for OIDC tokens. */
@ApplicationScoped
class RoleHierarchy implements SecurityIdentityAugmentor {

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        return Uni.createFrom()
                .item(
                        identity.isAnonymous()
                                ? identity
                                : QuarkusSecurityIdentity.builder(identity)
                                        .addRoles(Roles.upTo(identity.getRoles()))
                                        .build());
    }
}
