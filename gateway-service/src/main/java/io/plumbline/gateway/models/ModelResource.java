package io.plumbline.gateway.models;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.plumbline.gateway.access.CurrentCaller;
import io.plumbline.gateway.access.roles.Roles;
import io.plumbline.gateway.http.Paging;
import io.plumbline.problem.Problem;
import io.plumbline.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** Registers, finds and deletes models over HTTP. */
@Path("/api/v1/models")
@Tag(name = "models")
class ModelResource {

    private final ModelRegistry registry;
    private final ModelPublisher publisher;
    private final CurrentCaller caller;

    ModelResource(ModelRegistry registry, ModelPublisher publisher, CurrentCaller caller) {
        this.registry = registry;
        this.publisher = publisher;
        this.caller = caller;
    }

    @PUT
    @Path("{id}")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(operationId = "putModel", summary = "Registers a model or changes it.")
    @APIResponse(responseCode = "201", description = "The model is new.")
    @APIResponse(responseCode = "200", description = "The model was registered before.")
    @APIResponse(responseCode = "412", description = "The model does not fulfil If-Match or If-None-Match.")
    public Uni<RestResponse<RegisteredModelView>> put(
            String id,
            ModelSpec spec,
            @RestHeader("If-Match") String ifMatch,
            @RestHeader("If-None-Match") String ifNoneMatch) {
        if (spec == null) {
            throw new ProblemException(
                    Problem.unreadable("the body is missing; send a JSON object with endpoint and modelName"));
        }
        spec.check(id);
        return registry.put(caller.actor(), id, spec, Precondition.of(ifMatch, ifNoneMatch))
                .invoke(registered -> publisher.wake(id))
                .map(registered ->
                        tagged(registered, registered.isNew() ? RestResponse.Status.CREATED : RestResponse.Status.OK));
    }

    @GET
    @Path("{id}")
    @RolesAllowed(Roles.VIEWER)
    @Operation(operationId = "getModel", summary = "Returns a registered model, with the ETag for If-Match.")
    @APIResponse(responseCode = "200", description = "The model.")
    public Uni<RestResponse<RegisteredModelView>> get(String id) {
        return registry.find(Paging.text("/id", id))
                .map(found -> tagged(
                        found.orElseThrow(() -> new ProblemException(Problem.notFound(
                                "there is no model '" + id + "'; GET /api/v1/models lists the models"))),
                        RestResponse.Status.OK));
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(operationId = "deleteModel", summary = "Deletes a model. Its counts and answers remain.")
    @APIResponse(responseCode = "204", description = "The model is deleted.")
    @APIResponse(responseCode = "409", description = "A running probe asks the model, or the model is a baseline.")
    @APIResponse(responseCode = "412", description = "The model does not fulfil If-Match.")
    public Uni<RestResponse<Void>> delete(String id, @RestHeader("If-Match") String ifMatch) {
        return registry.delete(caller.actor(), Paging.text("/id", id), Precondition.of(ifMatch, null))
                .invoke(() -> publisher.wake(id))
                .replaceWith(RestResponse::noContent);
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(operationId = "listModels", summary = "Lists the registered models by id.")
    public Uni<Page> list(@RestQuery String cursor, @RestQuery String limit) {
        int most = Paging.limit(limit);
        String after = Paging.text("/cursor", cursor);
        return registry.list(after == null ? "" : after, most).map(models -> Page.of(models, most));
    }

    private static RestResponse<RegisteredModelView> tagged(
            ModelRegistry.Registered model, RestResponse.Status status) {
        return RestResponse.ResponseBuilder.create(status, model.view())
                .header("ETag", Precondition.tag(model.version()))
                .build();
    }

    /**
     * A page of the models.
     *
     * @param models in the order of their ids
     * @param next cursor of the next page; absent on the last page
     */
    @Schema(name = "ModelPage")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Page(List<RegisteredModelView> models, String next) {
        static Page of(List<RegisteredModelView> models, int limit) {
            return new Page(
                    models,
                    models.size() < limit ? null : models.get(models.size() - 1).id());
        }
    }
}
