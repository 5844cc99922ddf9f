package io.plumbline.gateway.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.plumbline.gateway.access.roles.Roles;
import io.plumbline.gateway.http.Paging;
import io.plumbline.problem.Problem;
import io.plumbline.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestQuery;

/** Manages API keys over HTTP, and describes the caller. */
@Path("/api/v1")
@Tag(name = "access")
class KeyResource {

    private static final int CREATED = 201;

    private final ApiKeys keys;
    private final CurrentCaller caller;

    KeyResource(ApiKeys keys, CurrentCaller caller) {
        this.keys = keys;
        this.caller = caller;
    }

    @GET
    @Path("me")
    @RolesAllowed(Roles.VIEWER)
    @Operation(operationId = "whoAmI", summary = "Returns the caller's id, name and role.")
    public Me me() {
        return new Me(caller.actor().id(), caller.actor().name(), caller.role());
    }

    @POST
    @Path("keys")
    @ResponseStatus(CREATED)
    @RolesAllowed(Roles.ADMIN)
    @Operation(operationId = "createKey", summary = "Creates an API key. Only this answer contains the key itself.")
    @APIResponse(responseCode = "201", description = "The key, in clear text.")
    public Uni<KeyView> create(KeySpec spec) {
        if (spec == null) {
            throw new ProblemException(
                    Problem.unreadable("the body is missing; send a JSON object with name and role"));
        }
        spec.check();
        return keys.create(caller.actor(), spec);
    }

    @GET
    @Path("keys")
    @RolesAllowed(Roles.ADMIN)
    @Operation(operationId = "listKeys", summary = "Lists API keys by id, without the keys themselves.")
    public Uni<Page> list(@RestQuery String cursor, @RestQuery String limit) {
        int most = Paging.limit(limit);
        String after = Paging.text("/cursor", cursor);
        return keys.list(after == null ? "" : after, most).map(found -> Page.of(found, most));
    }

    @DELETE
    @Path("keys/{id}")
    @RolesAllowed(Roles.ADMIN)
    @Operation(operationId = "revokeKey", summary = "Revokes an API key, so that it is not accepted any more.")
    @APIResponse(responseCode = "200", description = "The key is revoked.")
    @APIResponse(responseCode = "409", description = "The key is the only valid admin key.")
    public Uni<KeyView> revoke(String id) {
        return keys.revoke(caller.actor(), Paging.text("/id", id));
    }

    /**
     * The caller.
     *
     * @param id id of the API key, or {@code oidc:} and the subject of the token
     * @param name name of the key or of the token's holder
     * @param role the highest role; empty without a role
     */
    record Me(String id, String name, String role) {}

    /**
     * A page of the keys.
     *
     * @param keys in the order of their ids
     * @param next cursor of the next page; absent on the last page
     */
    @Schema(name = "KeyPage")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Page(List<KeyView> keys, String next) {
        static Page of(List<KeyView> keys, int limit) {
            return new Page(
                    keys, keys.size() < limit ? null : keys.get(keys.size() - 1).id());
        }
    }
}
