package io.plumbline.gateway.answers;

import io.plumbline.gateway.access.roles.Roles;
import io.plumbline.gateway.http.JsonLines;
import io.plumbline.gateway.http.Paging;
import io.plumbline.gateway.probes.Probes;
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
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestStreamElementType;

/** The answers of a probe over HTTP; an unknown probe is a 404. */
@RolesAllowed(Roles.VIEWER)
@Path("/api/v1/probes/{id}/answers")
@Tag(name = "probes")
class ProbeAnswers {

    private final Probes probes;
    private final AnswerPager answers;

    ProbeAnswers(Probes probes, AnswerPager answers) {
        this.probes = probes;
        this.answers = answers;
    }

    @GET
    @Operation(
            operationId = "listAnswers",
            summary = "Lists a probe's answers. Viewers get no texts of a private question set.")
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
    public Uni<AnswerDocumentPage> page(String id, @BeanParam AnswerQuery query) {
        Map<String, String> filter = query.of(Paging.text("/id", id));
        Uni<AnswerDocumentPage> page = answers.page(filter);
        return probes.view(id).chain(probe -> page);
    }

    @GET
    @Produces(JsonLines.TYPE)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public Multi<AnswerDocument> lines(String id, @BeanParam AnswerQuery query) {
        Map<String, String> filter = query.of(Paging.text("/id", id));
        Multi<AnswerDocument> all = answers.all(filter);
        return probes.view(id).onItem().transformToMulti(probe -> all);
    }
}
