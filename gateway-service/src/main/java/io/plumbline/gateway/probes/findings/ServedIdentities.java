package io.plumbline.gateway.probes.findings;

import io.plumbline.database.Transactions;
import io.plumbline.events.prompt.Guest;
import io.plumbline.gateway.aggregator.AggregatorApi;
import io.plumbline.gateway.aggregator.AggregatorCall;
import io.plumbline.gateway.models.ModelRegistrationRow;
import io.plumbline.gateway.probes.ProbeView;
import io.plumbline.gateway.probes.verdict.ServedIdentity;
import io.plumbline.gateway.probes.verdict.ServedIdentity.State;
import io.plumbline.gateway.recurring.canary.CanaryConfig;
import io.plumbline.gateway.recurring.canary.GuestCanary;
import io.plumbline.reports.models.IdentityReport;
import io.plumbline.reports.models.IdentityReport.Comparison;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Looks up whether models differ from their baselines. */
@ApplicationScoped
class ServedIdentities {

    private static final String CANDIDATE = "candidate";
    private static final String BASELINE = "baseline";
    private static final ServedIdentity PENDING = new ServedIdentity(State.PENDING, "");

    private final AggregatorApi aggregator;
    private final Transactions database;
    private final boolean compares;

    ServedIdentities(@RestClient AggregatorApi aggregator, Transactions database, CanaryConfig canary) {
        this.aggregator = aggregator;
        this.database = database;
        this.compares = canary.enabled();
    }

    /** Whether each candidate of a probe differs from the probe's baseline, by model id; empty without a baseline. */
    Uni<Map<String, ServedIdentity>> of(ProbeView probe) {
        Optional<ProbeView.Lane> baseline = probe.models().stream()
                .filter(lane -> lane.role().equals(BASELINE))
                .findFirst();
        return Multi.createFrom()
                .items(() -> baseline.isEmpty()
                        ? IntStream.empty().boxed()
                        : IntStream.range(0, probe.models().size()).boxed())
                .filter(ordinal -> probe.models().get(ordinal).role().equals(CANDIDATE))
                .onItem()
                .transformToUniAndConcatenate(ordinal -> of(probe, ordinal, baseline.orElseThrow())
                        .map(identity -> Map.entry(probe.models().get(ordinal).id(), identity)))
                .collect()
                .asMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private Uni<ServedIdentity> of(ProbeView probe, int ordinal, ProbeView.Lane baseline) {
        ProbeView.Lane lane = probe.models().get(ordinal);
        if (Guest.is(lane.id())) {
            String run = GuestCanary.run(probe.id(), ordinal);
            return newest(lane.id(), known -> known.run().equals(run))
                    .map(newest -> newest.orElse(compares ? PENDING : ServedIdentity.NOT_COMPARED));
        }
        return newest(lane.id(), known -> isOf(known, lane.revision(), baseline.id()))
                .chain(newest -> newest.isPresent()
                        ? Uni.createFrom().item(newest.get())
                        : registered(lane.id())
                                .map(model -> isDue(model.filter(known -> known.baseline()
                                        .filter(baseline.id()::equals)
                                        .isPresent()))));
    }

    /** Whether a revision of a model differs from the model's registered baseline. A revision that is not deployed is compared no more. */
    Uni<ServedIdentity> of(String model, String revision) {
        return registered(model).chain(known -> known.flatMap(ModelRegistrationRow::baseline)
                .map(baseline -> newest(model, comparison -> isOf(comparison, revision, baseline))
                        .map(newest -> newest.orElseGet(
                                () -> isDue(known.filter(row -> row.revision().equals(revision))))))
                .orElseGet(() -> Uni.createFrom().item(ServedIdentity.NOT_COMPARED)));
    }

    private static boolean isOf(Comparison comparison, String revision, String baseline) {
        return comparison.revision().equals(revision) && comparison.baseline().equals(baseline);
    }

    /** Of registered models, the canary compares those with a registered baseline. */
    private ServedIdentity isDue(Optional<ModelRegistrationRow> model) {
        return compares && model.isPresent() ? PENDING : ServedIdentity.NOT_COMPARED;
    }

    private Uni<Optional<ModelRegistrationRow>> registered(String model) {
        return database.once(session -> session.find(ModelRegistrationRow.class, model))
                .map(row -> Optional.ofNullable(row).filter(ModelRegistrationRow::isRegistered));
    }

    private Uni<Optional<ServedIdentity>> newest(String model, Predicate<Comparison> wanted) {
        return AggregatorCall.<IdentityReport>of(() -> aggregator.identity(model))
                .map(report ->
                        report.comparisons().stream().filter(wanted).findFirst().map(ServedIdentities::identity))
                .onFailure(AggregatorCall::isUnknownThere)
                .recoverWithItem(Optional.empty());
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
}
