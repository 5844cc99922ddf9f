package io.plumbline.gateway.pushed;

import io.plumbline.gateway.Roles;
import io.plumbline.gateway.problem.Problem;
import io.plumbline.gateway.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestQuery;

/** Pushed answers over HTTP. */
@Path("/api/v1/answers")
@Tag(name = "answers")
class AnswerResource {

    private static final String LINES = "application/x-ndjson";
    private static final int ACCEPTED = 202;

    private final AnswerLines reader;
    private final AnswerIntake intake;

    AnswerResource(AnswerLines reader, AnswerIntake intake) {
        this.reader = reader;
        this.intake = intake;
    }

    @POST
    @ResponseStatus(ACCEPTED)
    @RolesAllowed(Roles.OPERATOR)
    @Consumes({MediaType.APPLICATION_JSON, LINES})
    @Operation(
            operationId = "pushAnswers",
            summary = "Has answers judged that users got: one as JSON, or up to 10,000 as JSON Lines.")
    @RequestBody(
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = AnswerSpec.class)),
                @Content(mediaType = LINES, schema = @Schema(implementation = AnswerSpec.class))
            })
    @APIResponse(
            responseCode = "202",
            description = "What was accepted is durable; lines that were refused are named.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AnswerReport.class)))
    @APIResponse(responseCode = "409", description = "There is no judge.")
    public Uni<AnswerReport> push(
            @RestQuery String rate, @HeaderParam(HttpHeaders.CONTENT_TYPE) String type, String body) {
        SampleShare share = SampleShare.of(rate, intake.usualRate());
        if (body == null || body.isBlank()) {
            throw new ProblemException(Problem.unreadable("the body is missing"));
        }
        if (type.toLowerCase(Locale.ROOT).startsWith(LINES)) {
            return intake.take(() -> reader.all(body), share, body.length());
        }
        return intake.take(() -> List.of(reader.one(body)), share, body.length())
                .invoke(AnswerResource::refuse);
    }

    /** Alone, a wrong answer is a wrong request. */
    private static void refuse(AnswerReport report) {
        if (report.refused() > 0) {
            throw new ProblemException(Problem.invalid(report.lines().get(0).errors()));
        }
    }
}
