package io.plumbline.gateway.answers;

import io.plumbline.gateway.access.roles.Roles;
import io.plumbline.gateway.http.JsonLines;
import io.plumbline.reports.answers.AnswerDocument;
import io.plumbline.reports.answers.AnswerDocumentPage;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestStreamElementType;

/** Answers of a model or of a probe over HTTP, among them those that users of a deployed model got. */
@RolesAllowed(Roles.VIEWER)
@Path("/api/v1/answers")
@Tag(name = "answers")
class AnswerListing {

    private final AnswerPager answers;

    AnswerListing(AnswerPager answers) {
        this.answers = answers;
    }

    @GET
    @Operation(
            operationId = "findAnswers",
            summary =
                    "The answers of a model or a probe, newest or worst first; viewers get no texts of a private question"
                            + " set, nor of answers that users got.")
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponse(
            responseCode = "200",
            description = "A page. With Accept or format jsonl: all answers from the cursor on, streamed.",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = AnswerDocumentPage.class)),
                @Content(mediaType = JsonLines.TYPE, schema = @Schema(implementation = String.class))
            })
    public Uni<AnswerDocumentPage> page(@RestQuery String probe, @BeanParam AnswerQuery query) {
        return answers.page(query.of(probe));
    }

    @GET
    @Produces(JsonLines.TYPE)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public Multi<AnswerDocument> lines(@RestQuery String probe, @BeanParam AnswerQuery query) {
        return answers.all(query.of(probe));
    }
}
