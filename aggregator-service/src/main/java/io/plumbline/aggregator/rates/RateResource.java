package io.plumbline.aggregator.rates;

import io.plumbline.aggregator.Storable;
import io.plumbline.aggregator.calibration.Instruments;
import io.plumbline.events.Series;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Rates as they stand: of a probe, and of a model by series. */
@Path("/api/v1")
class RateResource {

    private final CountStore counts;
    private final Instruments instruments;

    RateResource(CountStore counts, Instruments instruments) {
        this.counts = counts;
        this.instruments = instruments;
    }

    /** A probe that is not known has no models yet: it may have been submitted a moment ago. */
    @GET
    @Path("/probes/{probe}/rates")
    public Uni<ProbeRates> ofProbe(@RestPath String probe, @RestQuery String candidate, @RestQuery String baseline) {
        return counts.ofProbe(Storable.text(probe)).chain(models -> instruments
                .ofProbe(Storable.text(probe))
                .map(states -> ProbeRates.of(models, states, candidate, baseline)));
    }

    /** One entry for each series; none for a model without answers. */
    @GET
    @Path("/models/{model}/rates")
    public Uni<List<SeriesRates>> ofModel(@RestPath String model) {
        return counts.ofModel(Storable.text(model)).chain(series -> instruments
                .states(series.keySet().stream()
                        .map(Series::instrument)
                        .distinct()
                        .toList())
                .map(states -> series.entrySet().stream()
                        .map(entry -> SeriesRates.of(entry.getKey(), entry.getValue(), states))
                        .toList()));
    }
}
