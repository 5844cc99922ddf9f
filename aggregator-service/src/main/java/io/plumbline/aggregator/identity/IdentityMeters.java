package io.plumbline.aggregator.identity;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.plumbline.aggregator.partitions.PartitionOwner;
import io.plumbline.reports.models.IdentityState;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;

/** The newest comparison of each model as gauges, shown by the replica that owns the model's partition and by no other. */
@ApplicationScoped
public class IdentityMeters implements PartitionOwner {

    private static final Logger LOG = Logger.getLogger(IdentityMeters.class);

    private final Identities identities;
    private final MultiGauge states;
    private final MultiGauge times;
    private final Set<Integer> owned = new HashSet<>();
    private List<ModelIdentity> shown = List.of();

    IdentityMeters(MeterRegistry registry, Identities identities) {
        this.identities = identities;
        this.states = MultiGauge.builder("plumbline.model.identity").register(registry);
        this.times = MultiGauge.builder("plumbline.model.identity.decided.timestamp")
                .baseUnit("seconds")
                .register(registry);
    }

    @Override
    public synchronized void own(Set<Integer> partitions) {
        owned.addAll(partitions);
    }

    @Override
    public synchronized void disown(Set<Integer> partitions) {
        owned.removeAll(partitions);
        show(shown);
    }

    synchronized Set<Integer> owned() {
        return Set.copyOf(owned);
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> refresh() {
        return identities
                .latest()
                .invoke(this::show)
                .onFailure()
                .invoke(failure -> LOG.warnf("comparisons cannot be read reason=%s", failure))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private synchronized void show(List<ModelIdentity> latest) {
        shown = latest.stream().filter(one -> owned.contains(one.partition())).toList();
        states.register(
                shown.stream()
                        .flatMap(one -> Arrays.stream(IdentityState.values())
                                .<Row<?>>map(state -> Row.of(
                                        Tags.of("model", one.model(), "state", state.name()),
                                        one.state() == state ? 1 : 0)))
                        .toList(),
                true);
        times.register(
                shown.stream()
                        .<Row<?>>map(one -> Row.of(
                                Tags.of("model", one.model()), one.decidedAt().toEpochMilli() / 1000.0))
                        .toList(),
                true);
    }
}
