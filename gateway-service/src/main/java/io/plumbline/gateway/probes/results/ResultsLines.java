package io.plumbline.gateway.probes.results;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.plumbline.gateway.access.roles.Roles;
import io.plumbline.gateway.http.JsonLines;
import io.plumbline.gateway.http.Paging;
import io.plumbline.gateway.probes.ProbeView;
import io.plumbline.gateway.probes.Probes;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestStreamElementType;

/**
 * Results as JSON Lines: each line is read when the one before has been sent, so that a gateway holds one result, whatever the
 * number of models. {@link ResultsFormat} chooses it, and the other resource
 * tells about it.
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
    public Multi<Line> results(String id, @RestQuery String failAbove) {
        var threshold = Threshold.of(failAbove);
        return probes.view(Paging.text("/id", id)).onItem().transformToMulti(probe -> results.each(probe, threshold)
                .map(model -> Line.of(probe, model)));
    }

    /**
     * One model on one question set, and what it is a part of.
     *
     * @param complete whether every answer of it has been counted
     */
    record Line(String probe, boolean complete, @JsonUnwrapped ResultsDocument.Model model) {
        static Line of(ProbeView probe, ResultsDocument.Model model) {
            int prompts = probe.questionSets().stream()
                    .filter(set -> set.name().equals(model.questionSet()))
                    .mapToInt(set -> set.prompts())
                    .sum();
            return new Line(probe.id(), model.answers() >= prompts, model);
        }
    }
}
