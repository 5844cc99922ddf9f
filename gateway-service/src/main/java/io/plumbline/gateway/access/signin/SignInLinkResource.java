package io.plumbline.gateway.access.signin;

import io.plumbline.gateway.access.CurrentCaller;
import io.plumbline.gateway.access.KeyHolders;
import io.plumbline.gateway.access.roles.Roles;
import io.plumbline.problem.Problem;
import io.plumbline.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Creates links that sign their creator in to the console. */
@Path("/api/v1/sign-in-links")
@Tag(name = "access")
class SignInLinkResource {

    private static final int CREATED = 201;

    private final Sessions sessions;
    private final KeyHolders holders;
    private final CurrentCaller caller;

    SignInLinkResource(Sessions sessions, KeyHolders holders, CurrentCaller caller) {
        this.sessions = sessions;
        this.holders = holders;
        this.caller = caller;
    }

    /**
     * A link.
     *
     * @param path path and query, relative to the gateway's address
     */
    record SignInLink(String path) {}

    @POST
    @ResponseStatus(CREATED)
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            operationId = "createSignInLink",
            summary = "Creates a link that signs the caller in to the console, once and within half an hour.")
    @APIResponse(responseCode = "201", description = "The link. Its holder acts as the caller, so keep it secret.")
    @APIResponse(responseCode = "409", description = "The caller has no API key to which the session could belong.")
    public Uni<SignInLink> create() {
        String key = caller.actor().id();
        return holders.holder(key).chain(holder -> {
            if (holder.isEmpty()) {
                throw new ProblemException(
                        Problem.conflict("no-key", "a sign-in link needs an API key: send the request with one"));
            }
            return sessions.link(key).map(token -> new SignInLink("/sign-in?once=" + token.text()));
        });
    }
}
