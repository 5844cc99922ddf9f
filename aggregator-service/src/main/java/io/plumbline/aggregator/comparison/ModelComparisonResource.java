package io.plumbline.aggregator.comparison;

import io.plumbline.aggregator.rates.SeriesFilter;
import io.plumbline.reports.comparison.ComparisonReport;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Compares a candidate with a reference. */
@Path("/api/v1/comparison")
class ModelComparisonResource {

    private final ComparisonStore store;

    ModelComparisonResource(ComparisonStore store) {
        this.store = store;
    }

    /** With {@code after} and {@code before}, the candidate's answers from one time on with the reference's before another. */
    @GET
    public Uni<ComparisonReport> compare(
            @BeanParam ComparisonQuery.Parameters parameters, @BeanParam SeriesFilter filter) {
        ComparisonQuery query = ComparisonQuery.of(parameters, filter);
        return series(query, query.candidate(), query.candidateFrom(), Optional.empty())
                .chain(candidate -> series(query, query.reference(), Optional.empty(), query.referenceTo())
                        .emitOn(Infrastructure.getDefaultWorkerPool())
                        .map(reference -> new Comparer(
                                        query,
                                        Side.of("candidate", query.candidateRevision(), candidate),
                                        Side.of("reference", query.referenceRevision(), reference))
                                .compare()));
    }

    private Uni<List<SeriesCounts>> series(
            ComparisonQuery query, String model, Optional<Instant> from, Optional<Instant> to) {
        return store.read(model, from, to).map(all -> all.stream()
                .filter(counts -> query.filter().accepts(counts.series()))
                .toList());
    }
}
