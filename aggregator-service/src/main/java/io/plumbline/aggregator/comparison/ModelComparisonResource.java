package io.plumbline.aggregator.comparison;

import io.plumbline.aggregator.calibration.Instruments;
import io.plumbline.aggregator.calibration.MeasuredInstrument;
import io.plumbline.aggregator.rates.SeriesFilter;
import io.plumbline.reports.comparison.ComparisonReport;
import io.plumbline.reports.instruments.InstrumentState;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Compares a candidate with a reference. */
@Path("/api/v1/comparison")
class ModelComparisonResource {

    private final ComparisonStore store;
    private final Instruments instruments;

    ModelComparisonResource(ComparisonStore store, Instruments instruments) {
        this.store = store;
        this.instruments = instruments;
    }

    /** With {@code after} and {@code before}, the candidate's answers from one time on with the reference's before another. */
    @GET
    public Uni<ComparisonReport> compare(
            @BeanParam ComparisonQuery.Parameters parameters, @BeanParam SeriesFilter filter) {
        ComparisonQuery query = ComparisonQuery.of(parameters, filter);
        return series(query, query.candidate(), query.candidateFrom(), Optional.empty())
                .chain(candidate -> series(query, query.reference(), Optional.empty(), query.referenceTo())
                        .chain(reference -> states(candidate)
                                .emitOn(Infrastructure.getDefaultWorkerPool())
                                .map(states -> new Comparer(
                                                query,
                                                Side.of("candidate", query.candidateRevision(), candidate),
                                                Side.of("reference", query.referenceRevision(), reference),
                                                states)
                                        .compare())));
    }

    /** The states of the instruments that scored one side; what is compared was scored by one of them. */
    private Uni<Map<String, InstrumentState>> states(List<SeriesCounts> side) {
        return instruments
                .byId(side.stream()
                        .map(counts -> counts.series().instrument())
                        .distinct()
                        .toList())
                .map(known -> known.values().stream()
                        .collect(Collectors.toMap(MeasuredInstrument::id, MeasuredInstrument::state)));
    }

    private Uni<List<SeriesCounts>> series(
            ComparisonQuery query, String model, Optional<Instant> from, Optional<Instant> to) {
        return store.read(model, from, to).map(all -> all.stream()
                .filter(counts -> query.filter().accepts(counts.series()))
                .toList());
    }
}
