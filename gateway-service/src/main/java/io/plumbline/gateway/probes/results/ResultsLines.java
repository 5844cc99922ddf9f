package io.plumbline.gateway.probes.results;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.plumbline.gateway.access.roles.Roles;
import io.plumbline.gateway.http.JsonLines;
import io.plumbline.gateway.http.Paging;
import io.plumbline.gateway.probes.ProbeView;
import io.plumbline.gateway.probes.Probes;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestStreamElementType;

/**
 * Results as JSON Lines. A line is read only after the previous one was sent, so memory holds one result, whatever the number
 * of models. {@link JsonLinesFilter} routes requests here; {@link ResultsResource} describes this format in OpenAPI.
 */
@Path("/api/v1/probes")
class ResultsLines {

    private final Probes probes;
    private final ProbeResults results;

    ResultsLines(Probes probes, ProbeResults results) {
        this.probes = probes;
        this.results = results;
    }

    @GET
    @Path("{id}/results")
    @RolesAllowed(Roles.VIEWER)
    @Produces(JsonLines.TYPE)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public Multi<Line> results(String id, @BeanParam LimitParameters parameters) {
        var limits = parameters.limits();
        return probes.view(Paging.text("/id", id)).onItem().transformToMulti(probe -> results.each(probe, limits)
                .map(model -> Line.of(probe, model)));
    }

    /**
     * The result of one model on one question set, with its probe.
     *
     * @param complete whether every answer of the model to the set has been counted
     */
    record Line(String probe, boolean complete, @JsonUnwrapped ModelResult model) {
        static Line of(ProbeView probe, ModelResult model) {
            int prompts = probe.questionSets().stream()
                    .filter(set -> set.name().equals(model.subject().questionSet()))
                    .mapToInt(set -> set.prompts())
                    .sum();
            return new Line(probe.id(), model.answered().answers() >= prompts, model);
        }
    }
}
