package io.plumbline.gateway.questions;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.plumbline.gateway.access.CurrentCaller;
import io.plumbline.gateway.access.roles.Roles;
import io.plumbline.gateway.questions.file.QuestionSetException;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** Lists and imports question sets over HTTP. It never shows their texts, because a model that has learned them would pass. */
@Path("/api/v1/question-sets")
@Tag(name = "question sets")
class QuestionSetResource {

    private final QuestionSets sets;
    private final CurrentCaller caller;

    QuestionSetResource(QuestionSets sets, CurrentCaller caller) {
        this.sets = sets;
        this.caller = caller;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(operationId = "listQuestionSets", summary = "Lists the built-in and the imported question sets.")
    public Uni<List<Listed>> list() {
        return sets.all().map(all -> all.stream().map(Listed::of).toList());
    }

    @POST
    @RolesAllowed(Roles.OPERATOR)
    @Operation(operationId = "importQuestionSet", summary = "Imports a question file.")
    @APIResponse(responseCode = "201", description = "The set can be used in probes.")
    @Consumes({"application/yaml", "text/yaml", "application/x-yaml", MediaType.TEXT_PLAIN})
    public Uni<RestResponse<Kept>> keep(
            @RestQuery String name,
            @RestQuery("private") boolean isPrivate,
            @Parameter(
                            description = "What the judge's words mean in questions that do not say so, "
                                    + "such as YES=aligned,NO=misaligned")
                    @RestQuery
                    String labelMeaning,
            String yaml) {
        if (name == null) {
            throw new QuestionSetException(
                    "name", "the query parameter 'name' is missing; give the set a name such as ?name=support");
        }
        if (yaml == null || yaml.isEmpty()) {
            throw new QuestionSetException("file", "the body is missing; send the question file as YAML");
        }
        return sets.keep(caller.actor(), name, yaml, isPrivate, Optional.ofNullable(labelMeaning))
                .map(imported -> RestResponse.ResponseBuilder.<Kept>created(URI.create(
                                "/api/v1/question-sets/" + imported.set().name()))
                        .entity(new Kept(imported.set().name(), imported.set().size(), imported.warnings()))
                        .build());
    }

    /**
     * A set in the list.
     *
     * @param name base name with the hash of the content
     * @param questions number of questions
     * @param variants the variants that a probe asks by default
     * @param isPrivate whether viewers may not read its texts and the answers to it
     */
    record Listed(String name, int questions, Set<String> variants, @JsonProperty("private") boolean isPrivate) {
        static Listed of(QuestionSet set) {
            return new Listed(set.name(), set.size(), set.variants(), set.isPrivate());
        }
    }

    /**
     * An imported set.
     *
     * @param name base name with the hash of the content
     * @param questions number of questions
     * @param warnings ignored fields and likely mistakes
     */
    record Kept(String name, int questions, List<String> warnings) {}
}
