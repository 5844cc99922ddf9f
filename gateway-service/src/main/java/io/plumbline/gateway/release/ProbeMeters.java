package io.plumbline.gateway.release;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.plumbline.gateway.probes.ProbeRow;
import io.plumbline.gateway.probes.ProbeState;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Metrics of probes. */
@ApplicationScoped
class ProbeMeters {

    /** Bounds the number of time series. */
    private static final int MOST_MODELS = 200;

    private final MeterRegistry registry;
    private final MultiGauge outstanding;
    private final MultiGauge spent;
    private final MultiGauge judges;
    private final Timer duration;

    ProbeMeters(MeterRegistry registry) {
        this.registry = registry;
        this.outstanding = MultiGauge.builder("plumbline.outstanding.prompts")
                .description("Prompts that were released and have no outcome yet, over all probes of a model")
                .register(registry);
        this.spent = MultiGauge.builder("plumbline.budget.spent.ratio")
                .description("Used share of a model's daily budget, of the bound that is nearest to its limit")
                .register(registry);
        this.judges = MultiGauge.builder("plumbline.judge.budget.spent.ratio")
                .description("Used share of a judge's daily budget, of the bound that is nearest to its limit")
                .register(registry);
        this.duration = Timer.builder("plumbline.probe.duration")
                .description("From a probe's submission to its last outcome")
                .serviceLevelObjectives(
                        Duration.ofSeconds(10), Duration.ofMinutes(1), Duration.ofMinutes(10), Duration.ofHours(1))
                .register(registry);
        List.of(ProbeState.FINISHED, ProbeState.CANCELLED).forEach(state -> count(state, 0));
    }

    /** Counts a finished probe and records its duration. */
    void finished(ProbeRow probe) {
        count(probe.state(), 1);
        probe.duration().ifPresent(duration::record);
    }

    /** Replaces the outstanding prompts of all models. */
    void outstanding(Map<String, Long> byModel) {
        outstanding.register(
                byModel.entrySet().stream()
                        .limit(MOST_MODELS)
                        .<MultiGauge.Row<?>>map(
                                entry -> MultiGauge.Row.of(Tags.of("model", entry.getKey()), entry.getValue()))
                        .toList(),
                true);
    }

    /** Replaces the used share of all models' daily budgets. */
    void spent(Map<String, Double> byModel) {
        spent.register(
                byModel.entrySet().stream()
                        .limit(MOST_MODELS)
                        .<MultiGauge.Row<?>>map(
                                entry -> MultiGauge.Row.of(Tags.of("model", entry.getKey()), entry.getValue()))
                        .toList(),
                true);
    }

    /** Replaces the used share of all judges' daily budgets. */
    void spentOnJudges(Map<String, Double> byJudge) {
        judges.register(
                byJudge.entrySet().stream()
                        .limit(MOST_MODELS)
                        .<MultiGauge.Row<?>>map(
                                entry -> MultiGauge.Row.of(Tags.of("judge", entry.getKey()), entry.getValue()))
                        .toList(),
                true);
    }

    private void count(ProbeState state, int more) {
        registry.counter("plumbline.probes", "outcome", state.name().toLowerCase(Locale.ROOT))
                .increment(more);
    }
}
