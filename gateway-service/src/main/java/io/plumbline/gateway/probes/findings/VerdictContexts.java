package io.plumbline.gateway.probes.findings;

import io.plumbline.database.Transactions;
import io.plumbline.events.prompt.Guest;
import io.plumbline.gateway.aggregator.AggregatorApi;
import io.plumbline.gateway.aggregator.AggregatorCall;
import io.plumbline.gateway.models.ModelRegistrationRow;
import io.plumbline.gateway.models.RateThresholdLookup;
import io.plumbline.gateway.probes.ProbeView;
import io.plumbline.gateway.probes.verdict.ServedIdentity;
import io.plumbline.gateway.probes.verdict.ServedIdentity.State;
import io.plumbline.gateway.recurring.canary.GuestCanary;
import io.plumbline.reports.models.IdentityReport;
import io.plumbline.reports.models.IdentityReport.Comparison;
import io.plumbline.reports.rates.ServedModelCount;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Reads what decides about a probe's candidates beside their answers. */
@ApplicationScoped
public class VerdictContexts {

    private static final String CANDIDATE = "candidate";
    private static final String BASELINE = "baseline";

    private final AggregatorApi aggregator;
    private final RateThresholdLookup thresholds;
    private final Transactions database;
    private final boolean calibrates;
    private final boolean compares;

    VerdictContexts(
            @RestClient AggregatorApi aggregator,
            RateThresholdLookup thresholds,
            Transactions database,
            Config config) {
        this.aggregator = aggregator;
        this.thresholds = thresholds;
        this.database = database;
        this.calibrates = config.getValue("plumbline.calibration.enabled", Boolean.class);
        this.compares = config.getValue("plumbline.canary.enabled", Boolean.class);
    }

    public Uni<VerdictContext> of(ProbeView probe) {
        return Uni.combine()
                .all()
                .unis(
                        thresholds.of(
                                probe.models().stream().map(ProbeView.Lane::id).toList()),
                        identities(probe),
                        calibrated(),
                        servedModels(probe))
                .asTuple()
                .map(found ->
                        new VerdictContext(found.getItem1(), found.getItem2(), found.getItem3(), found.getItem4()));
    }

    private Uni<Set<String>> calibrated() {
        return calibrates
                ? database.once(session -> session.createNativeQuery("select id from gateway.calibration", String.class)
                                .getResultList())
                        .map(HashSet::new)
                : Uni.createFrom().item(Set.of());
    }

    private Uni<Map<String, ServedIdentity>> identities(ProbeView probe) {
        Optional<ProbeView.Lane> baseline = probe.models().stream()
                .filter(lane -> lane.role().equals(BASELINE))
                .findFirst();
        return Multi.createFrom()
                .items(() -> baseline.isEmpty()
                        ? IntStream.empty().boxed()
                        : IntStream.range(0, probe.models().size()).boxed())
                .filter(ordinal -> probe.models().get(ordinal).role().equals(CANDIDATE))
                .onItem()
                .transformToUniAndConcatenate(ordinal -> identity(probe, ordinal, baseline.orElseThrow())
                        .map(identity -> Map.entry(probe.models().get(ordinal).id(), identity)))
                .collect()
                .asMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private Uni<ServedIdentity> identity(ProbeView probe, int ordinal, ProbeView.Lane baseline) {
        ProbeView.Lane lane = probe.models().get(ordinal);
        return AggregatorCall.<IdentityReport>of(() -> aggregator.identity(lane.id()))
                .map(report -> report.comparisons().stream()
                        .filter(known -> Guest.is(lane.id())
                                ? known.run().equals(GuestCanary.run(probe.id(), ordinal))
                                : known.revision().equals(lane.revision())
                                        && known.baseline().equals(baseline.id()))
                        .findFirst())
                .onFailure(AggregatorCall::isUnknownThere)
                .recoverWithItem(Optional.empty())
                .chain(newest -> newest.map(VerdictContexts::identity)
                        .map(known -> Uni.createFrom().item(known))
                        .orElseGet(() -> withoutComparison(lane, baseline)));
    }

    private static ServedIdentity identity(Comparison comparison) {
        return new ServedIdentity(
                switch (comparison.state()) {
                    case DISTINGUISHABLE -> State.DISTINGUISHABLE;
                    case NOT_DISTINGUISHABLE -> State.NOT_DISTINGUISHABLE;
                    case INCONCLUSIVE -> State.UNDECIDED;
                },
                comparison.reason());
    }

    /** Each guest is compared within its probe; of registered models, the canary compares those with a registered baseline. */
    private Uni<ServedIdentity> withoutComparison(ProbeView.Lane lane, ProbeView.Lane baseline) {
        if (!compares || Guest.is(lane.id())) {
            return Uni.createFrom()
                    .item(compares ? new ServedIdentity(State.PENDING, "") : ServedIdentity.NOT_COMPARED);
        }
        return database.once(session -> session.find(ModelRegistrationRow.class, lane.id()))
                .map(model -> model != null
                                && model.isRegistered()
                                && model.baseline()
                                        .filter(baseline.id()::equals)
                                        .isPresent()
                        ? new ServedIdentity(State.PENDING, "")
                        : ServedIdentity.NOT_COMPARED);
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
