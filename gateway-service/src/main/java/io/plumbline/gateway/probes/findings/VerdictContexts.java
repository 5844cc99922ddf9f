package io.plumbline.gateway.probes.findings;

import io.plumbline.database.Transactions;
import io.plumbline.gateway.aggregator.AggregatorApi;
import io.plumbline.gateway.aggregator.AggregatorCall;
import io.plumbline.gateway.models.RateThresholdLookup;
import io.plumbline.gateway.probes.ProbeView;
import io.plumbline.reports.rates.ServedModelCount;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Reads what decides about models beside their answers. */
@ApplicationScoped
public class VerdictContexts {

    private final AggregatorApi aggregator;
    private final RateThresholdLookup thresholds;
    private final Transactions database;
    private final boolean calibrates;
    private final ServedIdentities identities;

    VerdictContexts(
            @RestClient AggregatorApi aggregator,
            RateThresholdLookup thresholds,
            Transactions database,
            ServedIdentities identities,
            Config config) {
        this.aggregator = aggregator;
        this.thresholds = thresholds;
        this.database = database;
        this.calibrates = config.getValue("plumbline.calibration.enabled", Boolean.class);
        this.identities = identities;
    }

    public Uni<VerdictContext> of(ProbeView probe) {
        return Uni.combine()
                .all()
                .unis(
                        thresholds.of(
                                probe.models().stream().map(ProbeView.Lane::id).toList()),
                        identities.of(probe),
                        calibrated(),
                        servedModels(probe))
                .asTuple()
                .map(found ->
                        new VerdictContext(found.getItem1(), found.getItem2(), found.getItem3(), found.getItem4()));
    }

    /** What decides about one revision of a model beside its answers; no probe names it. */
    public Uni<VerdictContext> of(String model, String revision) {
        return Uni.combine()
                .all()
                .unis(thresholds.of(List.of(model)), identities.of(model, revision), calibrated())
                .asTuple()
                .map(found -> new VerdictContext(
                        found.getItem1(), Map.of(model, found.getItem2()), found.getItem3(), Map.of()));
    }

    private Uni<Set<String>> calibrated() {
        return calibrates
                ? database.once(session -> session.createNativeQuery("select id from gateway.calibration", String.class)
                                .getResultList())
                        .map(HashSet::new)
                : Uni.createFrom().item(Set.of());
    }

    /** Counted once the probe is over, because the aggregator reads the stored answers for it. */
    private Uni<Map<String, Map<String, Long>>> servedModels(ProbeView probe) {
        return probe.finishedAt() == null
                ? Uni.createFrom().item(Map.of())
                : AggregatorCall.<List<ServedModelCount>>of(() -> aggregator.servedModels(probe.id()))
                        .map(VerdictContexts::byModel);
    }

    private static Map<String, Map<String, Long>> byModel(List<ServedModelCount> counts) {
        Map<String, Map<String, Long>> byModel = new LinkedHashMap<>();
        counts.forEach(count -> byModel.computeIfAbsent(count.model(), model -> new LinkedHashMap<>())
                .put(count.servedModel(), count.answers()));
        return byModel;
    }
}
