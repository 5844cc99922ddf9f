package io.plumbline.aggregator.rates;

import io.plumbline.aggregator.Storable;
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

    RateResource(CountStore counts) {
        this.counts = counts;
    }

    /** A probe that is not known has no models yet: it may have been submitted a moment ago. */
    @GET
    @Path("/probes/{probe}/rates")
    public Uni<ProbeRates> ofProbe(@RestPath String probe, @RestQuery String candidate, @RestQuery String baseline) {
        return counts.ofProbe(Storable.text(probe)).map(models -> ProbeRates.of(models, candidate, baseline));
    }

    /** One entry for each series; none for a model without answers. */
    @GET
    @Path("/models/{model}/rates")
    public Uni<List<SeriesRates>> ofModel(@RestPath String model) {
        return counts.ofModel(Storable.text(model)).map(series -> series.entrySet().stream()
                .map(entry -> new SeriesRates(entry.getKey(), RateView.of(entry.getValue())))
                .toList());
    }
}
