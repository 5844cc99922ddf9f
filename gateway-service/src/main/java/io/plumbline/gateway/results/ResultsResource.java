package io.plumbline.gateway.results;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.gateway.Roles;
import io.plumbline.gateway.access.CurrentCaller;
import io.plumbline.gateway.probes.ProbeView;
import io.plumbline.gateway.probes.Probes;
import io.plumbline.gateway.problem.Findings;
import io.plumbline.gateway.problem.Paging;
import io.plumbline.gateway.questions.QuestionSets;
import io.plumbline.gateway.registry.TolerableRates;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** A probe's results over HTTP. */
@Path("/api/v1/probes")
@Tag(name = "probes")
class ResultsResource {

    private final Probes probes;
    private final QuestionSets questionSets;
    private final ProbeResults results;
    private final TolerableRates tolerable;
    private final CurrentCaller caller;

    ResultsResource(
            Probes probes,
            QuestionSets questionSets,
            ProbeResults results,
            TolerableRates tolerable,
            CurrentCaller caller) {
        this.probes = probes;
        this.questionSets = questionSets;
        this.results = results;
        this.tolerable = tolerable;
        this.caller = caller;
    }

    @GET
    @Path("{id}/results")
    @RolesAllowed(Roles.VIEWER)
    @Operation(operationId = "getResults", summary = "Counts, rates, intervals and the verdict of a probe.")
    @Produces({MediaType.APPLICATION_JSON, "application/jsonl", "text/csv", MediaType.APPLICATION_XML})
    @APIResponse(
            responseCode = "200",
            description = "As Accept or format (json, jsonl, csv, junit) wants it.",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = ResultsDocument.class)),
                @Content(mediaType = "application/jsonl", schema = @Schema(implementation = String.class)),
                @Content(mediaType = "text/csv", schema = @Schema(implementation = String.class)),
                @Content(mediaType = MediaType.APPLICATION_XML, schema = @Schema(implementation = String.class))
            })
    @APIResponse(responseCode = "406", description = "It is in none of the media types that Accept names.")
    public Uni<RestResponse<Object>> results(
            String id, @RestQuery String failAbove, @RestQuery String format, @Context HttpHeaders headers) {
        OptionalDouble threshold = threshold(failAbove);
        ResultsFormat wanted = ResultsFormat.of(format, headers.getAcceptableMediaTypes());
        return probes.view(Paging.text("/id", id))
                .chain(probe -> thresholds(probe, threshold).chain(found -> results.of(probe, found)))
                .map(document -> RestResponse.ResponseBuilder.ok(wanted.written(document))
                        .type(wanted.type())
                        .build());
    }

    @GET
    @Path("{id}/answers")
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            operationId = "listAnswers",
            summary = "The answers of a probe; viewers get no texts of a private question set.")
    public Uni<JsonNode> answers(@BeanParam AnswerQuery query) {
        query.check();
        boolean everything = caller.mayReadTexts();
        return probes.view(query.probe())
                .chain(probe -> questionSets.find(probe.questionSet()))
                .chain(set -> answers(query, set.isPrivate() && !everything));
    }

    private Uni<JsonNode> answers(AnswerQuery query, boolean withoutTexts) {
        return results.answers(query).map(page -> withoutTexts ? PrivateTexts.without(page) : page);
    }

    /** The caller's threshold for all models, else each model's own. */
    private Uni<Function<String, OptionalDouble>> thresholds(ProbeView probe, OptionalDouble threshold) {
        return threshold.isPresent()
                ? Uni.createFrom().item(model -> threshold)
                : tolerable
                        .of(probe.models().stream().map(ProbeView.Part::id).toList())
                        .map(own -> model -> own.getOrDefault(model, OptionalDouble.empty()));
    }

    private static OptionalDouble threshold(String text) {
        if (text == null) {
            return OptionalDouble.empty();
        }
        if (!text.matches("(0(\\.[0-9]{1,17})?|1(\\.0{1,17})?)")) {
            new Findings()
                    .add("/failAbove", "must be a number in 0..1, such as 0.05")
                    .refuse();
        }
        return OptionalDouble.of(Double.parseDouble(text));
    }
}
