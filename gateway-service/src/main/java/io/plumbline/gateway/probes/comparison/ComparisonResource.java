package io.plumbline.gateway.probes.comparison;

import io.plumbline.gateway.access.roles.Roles;
import io.plumbline.gateway.aggregator.AggregatorCall;
import io.plumbline.reports.comparison.ComparisonReport;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Comparisons of a candidate with a reference over HTTP. */
@RolesAllowed(Roles.VIEWER)
@Path("/api/v1/comparisons")
@Tag(name = "rates")
class ComparisonResource {

    private final Comparisons comparisons;

    ComparisonResource(Comparisons comparisons) {
        this.comparisons = comparisons;
    }

    @GET
    @Operation(
            operationId = "compare",
            summary = "Compares a candidate with a reference by question: models, revisions or times.")
    @Parameter(name = "candidate", in = ParameterIn.QUERY)
    @Parameter(name = "reference", in = ParameterIn.QUERY)
    @Parameter(name = "candidateRevision", in = ParameterIn.QUERY)
    @Parameter(name = "referenceRevision", in = ParameterIn.QUERY)
    @Parameter(name = "after", in = ParameterIn.QUERY)
    @Parameter(name = "before", in = ParameterIn.QUERY)
    @Parameter(name = "failAboveDifference", in = ParameterIn.QUERY)
    @Parameter(name = "questionSet", in = ParameterIn.QUERY)
    @Parameter(name = "variant", in = ParameterIn.QUERY)
    @Parameter(name = "instrument", in = ParameterIn.QUERY)
    @Parameter(name = "source", in = ParameterIn.QUERY)
    public Uni<ComparisonReport> compare(@Context UriInfo uri) {
        return comparisons.of(AggregatorCall.parameters(uri));
    }
}
