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

/** API keys over HTTP, and who the caller is. */
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
    @Operation(operationId = "whoAmI", summary = "Says who the caller is and what he may do.")
    public Me me() {
        return new Me(caller.actor().id(), caller.actor().name(), caller.role());
    }

    @POST
    @Path("keys")
    @ResponseStatus(CREATED)
    @RolesAllowed(Roles.ADMIN)
    @Operation(operationId = "createKey", summary = "Makes an API key; the answer is the only one that shows it.")
    @APIResponse(responseCode = "201", description = "The key, in clear.")
    public Uni<KeyView> create(KeySpec spec) {
        if (spec == null) {
            throw new ProblemException(Problem.unreadable("the body is missing"));
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
    @Operation(operationId = "revokeKey", summary = "Revokes an API key; it opens nothing from then on.")
    @APIResponse(responseCode = "200", description = "It is revoked.")
    @APIResponse(responseCode = "409", description = "It is the only admin key.")
    public Uni<KeyView> revoke(String id) {
        return keys.revoke(caller.actor(), Paging.text("/id", id));
    }

    /**
     * Who asks.
     *
     * @param id of his key, or of his token's subject
     * @param name for people
     * @param role the highest one
     */
    record Me(String id, String name, String role) {}

    /**
     * Some of the keys.
     *
     * @param keys by id
     * @param next what to ask for as cursor to get the next ones; absent at the end
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
