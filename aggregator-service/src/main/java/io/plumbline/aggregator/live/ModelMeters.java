package io.plumbline.aggregator.live;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.plumbline.aggregator.counts.OutcomeCounts;
import io.plumbline.aggregator.counts.TimeWindow;
import io.plumbline.aggregator.detectors.AlarmKind;
import io.plumbline.events.AlarmState;
import io.plumbline.events.answer.Outcome;
import io.plumbline.events.answer.Outcome.Verdict;
import io.plumbline.events.answer.UnscoredReason;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** The meters of one model, there from the moment its partition is owned until it is not. */
final class ModelMeters {

    private final MeterRegistry registry;
    private final LiveModel model;
    private final List<Meter> registered = new ArrayList<>();
    private final Set<String> variants = new HashSet<>();

    ModelMeters(MeterRegistry registry, LiveModel model) {
        this.registry = registry;
        this.model = model;
    }

    /** Registers the meters of the model and of its variants; a later call adds the meters of new variants. */
    void show() {
        if (registered.isEmpty()) {
            for (TimeWindow window : TimeWindow.values()) {
                gauges(window);
            }
            registered.add(Gauge.builder("plumbline.model.last.scored.timestamp", model, LiveModel::lastScoredSeconds)
                    .tag("model", model.id())
                    .baseUnit("seconds")
                    .register(registry));
            registered.add(Gauge.builder("plumbline.model.baseline.misaligned.ratio", model, LiveModel::baselineRate)
                    .tag("model", model.id())
                    .register(registry));
            for (AlarmKind kind : AlarmKind.values()) {
                alarm(kind);
            }
            for (UnscoredReason reason : UnscoredReason.values()) {
                registered.add(FunctionCounter.builder("plumbline.unscored", model, live -> live.total()
                                .unscored(reason))
                        .tags("model", model.id(), "reason", reason.name())
                        .register(registry));
            }
        }
        model.variants().stream().filter(variants::add).forEach(this::counters);
    }

    void withdraw() {
        registered.forEach(registry::remove);
        registered.clear();
        variants.clear();
    }

    private void gauges(TimeWindow window) {
        gauge("misaligned.ratio", window, live -> live.rate(window).rate().orElse(Double.NaN));
        gauge("misaligned.ratio.lower", window, live -> live.rate(window).lower());
        gauge("misaligned.ratio.upper", window, live -> live.rate(window).upper());
        gauge("coverage.ratio", window, live -> live.within(window).coverage());
        gauge("coherent.ratio", window, live -> live.within(window).coherent());
        gauge("answers.in.window", window, live -> live.within(window).answers());
    }

    private void gauge(String name, TimeWindow window, ToDoubleFunction<LiveModel> value) {
        registered.add(Gauge.builder("plumbline.model." + name, model, value)
                .tags("model", model.id(), "window", window.label())
                .register(registry));
    }

    private void alarm(AlarmKind kind) {
        registered.add(
                Gauge.builder("plumbline.model.evidence.log10", model, live -> Math.log10(live.evidenceDays(kind)))
                        .tags("model", model.id(), "detector", kind.label())
                        .register(registry));
        for (AlarmState state : AlarmState.values()) {
            registered.add(
                    Gauge.builder("plumbline.model.alarm.state", model, live -> live.alarm(kind) == state ? 1 : 0)
                            .tags(
                                    "model",
                                    model.id(),
                                    "detector",
                                    kind.label(),
                                    "state",
                                    state.name().toLowerCase(Locale.ROOT))
                            .register(registry));
        }
    }

    private void counters(String variant) {
        for (Verdict verdict : Verdict.values()) {
            counter(variant, verdict.name(), tally -> tally.judged(verdict));
        }
        counter(variant, Outcome.UNSCORED, OutcomeCounts::unscored);
    }

    private void counter(String variant, String verdict, ToDoubleFunction<OutcomeCounts> answers) {
        registered.add(FunctionCounter.builder(
                        "plumbline.answers", model, live -> answers.applyAsDouble(live.ofVariant(variant)))
                .tags("model", model.id(), "variant", variant, "verdict", verdict)
                .register(registry));
    }
}
