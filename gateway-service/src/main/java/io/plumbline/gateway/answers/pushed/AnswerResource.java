package io.plumbline.gateway.answers.pushed;

import io.plumbline.gateway.access.roles.Roles;
import io.plumbline.gateway.answers.pushed.body.BoundedBody;
import io.plumbline.gateway.answers.pushed.body.InFlightBytes;
import io.plumbline.gateway.answers.pushed.body.LineReader;
import io.plumbline.gateway.answers.pushed.sampling.SampleShare;
import io.plumbline.gateway.http.JsonLines;
import io.plumbline.problem.Problem;
import io.plumbline.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestQuery;

/** Accepts pushed answers over HTTP. */
@Path("/api/v1/answers")
@Tag(name = "answers")
class AnswerResource {

    private static final int ACCEPTED = 202;

    private final AnswerIntake intake;
    private final AnswerConfig config;
    private final InFlightBytes inFlight;

    AnswerResource(AnswerIntake intake, AnswerConfig config) {
        this.intake = intake;
        this.config = config;
        this.inFlight = new InFlightBytes(config.mostInFlight().asLongValue());
    }

    @POST
    @ResponseStatus(ACCEPTED)
    @RolesAllowed(Roles.OPERATOR)
    @Consumes({MediaType.APPLICATION_JSON, JsonLines.TYPE})
    @Operation(
            operationId = "pushAnswers",
            summary =
                    "Accepts answers that users got, for judging: one as JSON or many as JSON Lines, optionally gzipped.",
            description =
                    "An answer's id counts once for its model, whatever the time, replica or day of a repeated push; another"
                            + " text under the same id is refused. Ids are remembered for ever, or as long as the report's idsKept says.")
    @RequestBody(
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = AnswerSpec.class)),
                @Content(mediaType = JsonLines.TYPE, schema = @Schema(implementation = AnswerSpec.class))
            })
    @APIResponse(
            responseCode = "202",
            description = "Accepted answers are durable. The report names each refused line.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AnswerReport.class)))
    @APIResponse(responseCode = "408", description = "The body took too long; the report says which lines are durable.")
    @APIResponse(responseCode = "409", description = "No judge is configured.")
    @APIResponse(
            responseCode = "429",
            description = "Too many answers wait for the broker, or the judge's daily budget has no room for more.")
    public Uni<AnswerReport> push(@RestQuery String rate, @Context HttpHeaders headers, InputStream body) {
        Optional<SampleShare> share = SampleShare.of(rate);
        boolean many = headers.getMediaType() != null
                && headers.getMediaType().isCompatible(MediaType.valueOf(JsonLines.TYPE));
        int longest = (int) config.longestLine().asLongValue();
        InFlightBytes.Reservation reservation = reserve(headers, many ? longest + LineReader.BATCH_BYTES : longest);
        InputStream bounded = new BoundedBody(
                body, isCompressed(headers), config.largestRequest().asLongValue(), config.longestRequest());
        LineReader lines = many ? LineReader.lines(bounded, longest) : LineReader.whole(bounded, longest);
        Uni<AnswerReport> report = intake.take(lines, share, reservation).invoke(AnswerResource::requireLines);
        return (many ? report : report.invoke(AnswerResource::requireRight))
                .emitOn(inContextOf(Vertx.currentContext()));
    }

    /** Reserves the request's declared size, or the size of a batch if that is less: only a batch is held at a time. */
    private InFlightBytes.Reservation reserve(HttpHeaders headers, long most) {
        int declared = headers.getLength();
        boolean small = declared >= 0 && declared < most && !isCompressed(headers);
        return inFlight.reserve(small ? declared : most)
                .orElseThrow(() -> new ProblemException(
                        Problem.tooMany(
                                "too many answers wait for the broker; none of these was taken: send them again"),
                        Map.of("Retry-After", "1")));
    }

    private static boolean isCompressed(HttpHeaders headers) {
        return "gzip".equalsIgnoreCase(headers.getHeaderString(HttpHeaders.CONTENT_ENCODING));
    }

    private static void requireLines(AnswerReport report) {
        if (report.readTo() == 0) {
            throw new ProblemException(Problem.unreadable("the body is missing"));
        }
    }

    /** A single answer that is wrong makes the whole request wrong. */
    private static void requireRight(AnswerReport report) {
        if (report.refused() == 0) {
            return;
        }
        var errors = report.lines().get(0).errors();
        boolean whole = errors.get(0).pointer().isEmpty();
        throw new ProblemException(whole ? Problem.unreadable(errors.get(0).detail()) : Problem.invalid(errors));
    }

    /**
     * Runs the reply on the request's own context, which holds its scope. For this reason the method is not blocking either: a
     * blocking method would run in the context in which the caller's key was looked up.
     */
    private static Executor inContextOf(io.vertx.core.Context request) {
        return command -> request.runOnContext(nothing -> command.run());
    }
}
