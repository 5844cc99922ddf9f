package io.plumbline.gateway.models.apply;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.plumbline.gateway.access.CurrentCaller;
import io.plumbline.gateway.access.roles.Roles;
import io.plumbline.gateway.http.Findings;
import io.plumbline.problem.Problem;
import io.plumbline.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** Applies models files over HTTP. */
@Path("/api/v1/apply")
@Tag(name = "models")
class ApplyResource {

    private final ModelApply apply;
    private final ObjectMapper strict;
    private final CurrentCaller caller;

    ApplyResource(ModelApply apply, ObjectMapper strict, CurrentCaller caller) {
        this.apply = apply;
        this.strict = strict;
        this.caller = caller;
    }

    @POST
    @Consumes({"application/yaml", "text/yaml", "application/x-yaml"})
    @RolesAllowed(Roles.OPERATOR)
    @Operation(
            operationId = "applyModels",
            summary = "Applies a models file to the registry, and reports the differences.")
    @APIResponse(responseCode = "200", description = "The changes; with dryRun, those that the file would make.")
    @APIResponse(
            responseCode = "409",
            description = "A running probe asks a model to prune, or the model is a baseline.")
    public Uni<Applied> apply(@RestQuery String dryRun, @RestQuery String prune, String yaml) {
        if (yaml == null || yaml.isBlank()) {
            throw new ProblemException(
                    Problem.unreadable("the body is missing; send a YAML file with the list models"));
        }
        boolean onlyTell = flag("/dryRun", dryRun);
        return apply.apply(caller.actor(), ModelsFile.parse(yaml, strict), onlyTell, flag("/prune", prune))
                .map(changes -> new Applied(onlyTell, changes));
    }

    private static boolean flag(String pointer, String text) {
        if (text != null && !text.matches("true|false")) {
            new Findings()
                    .add(pointer, "must be true or false, not " + Findings.quoted(text))
                    .refuse();
        }
        return "true".equals(text);
    }

    /**
     * The effect of a models file.
     *
     * @param dryRun whether the changes were only computed
     * @param changes the models in the order of the file, then the pruned models
     */
    record Applied(boolean dryRun, List<ModelChange> changes) {}
}
