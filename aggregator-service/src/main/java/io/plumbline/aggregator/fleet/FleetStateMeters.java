package io.plumbline.aggregator.fleet;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.plumbline.aggregator.live.LiveModels;
import io.plumbline.reports.fleet.FleetState;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** The state of each exported model as gauges: 1 for its state, 0 for the others. Only registered models have a state. */
@ApplicationScoped
class FleetStateMeters {

    private static final Logger LOG = Logger.getLogger(FleetStateMeters.class);

    private final FleetStore store;
    private final StateRules rules;
    private final LiveModels models;
    private final MultiGauge states;

    FleetStateMeters(MeterRegistry registry, FleetStore store, StateRules rules, LiveModels models) {
        this.store = store;
        this.rules = rules;
        this.models = models;
        this.states = MultiGauge.builder("plumbline.model.state").register(registry);
    }

    @Scheduled(
            every = "10s",
            delayed = "2s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    Uni<Void> refresh() {
        return rules.now()
                .chain(rule -> store.facts().invoke(all -> show(all, rule)))
                .onFailure()
                .invoke(failure -> LOG.warnf("states of models cannot be read reason=%s", failure))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private void show(List<FleetFacts> all, StateRule rule) {
        Set<String> exported = models.exported();
        states.register(
                all.stream()
                        .filter(facts -> exported.contains(facts.model()))
                        .flatMap(facts -> gauges(facts.model(), rule.of(facts)))
                        .toList(),
                true);
    }

    private static Stream<MultiGauge.Row<?>> gauges(String model, FleetState present) {
        return Stream.of(FleetState.values())
                .map(state ->
                        MultiGauge.Row.of(Tags.of("model", model, "state", state.name()), state == present ? 1 : 0));
    }
}
