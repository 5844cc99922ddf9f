package io.plumbline.aggregator.live;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.plumbline.aggregator.counts.MeasuredSet;
import io.plumbline.aggregator.counts.OutcomeCounts;
import io.plumbline.aggregator.counts.TimeWindow;
import io.plumbline.aggregator.detectors.AlarmKind;
import io.plumbline.events.AlarmState;
import io.plumbline.events.answer.Outcome;
import io.plumbline.events.answer.Outcome.Verdict;
import io.plumbline.events.answer.Source;
import io.plumbline.events.answer.UnscoredReason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** The meters of one model, there from the moment its partition is owned until it is not. */
final class ModelMeters {

    private final MeterRegistry registry;
    private final LiveModel model;
    private final List<Meter> registered = new ArrayList<>();
    private final Set<String> variants = new HashSet<>();
    private final Set<Source> sources = new HashSet<>();
    private final Map<MeasuredSet, List<Meter>> sets = new HashMap<>();

    ModelMeters(MeterRegistry registry, LiveModel model) {
        this.registry = registry;
        this.model = model;
    }

    /** Registers the meters of the model; a later call follows its variants, its sources and the sets of its live revision. */
    void show() {
        if (registered.isEmpty()) {
            lastScored(Source.PROBE);
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
        Stream.of(Source.values()).filter(model::has).forEach(this::lastScored);
        model.variants().stream().filter(variants::add).forEach(this::counters);
        show(model.sets());
    }

    private void show(List<MeasuredSet> live) {
        List.copyOf(sets.keySet()).stream().filter(set -> !live.contains(set)).forEach(set -> sets.remove(set)
                .forEach(registry::remove));
        live.forEach(set -> sets.computeIfAbsent(set, this::gauges));
    }

    void withdraw() {
        registered.forEach(registry::remove);
        registered.clear();
        variants.clear();
        sources.clear();
        show(List.of());
    }

    private void lastScored(Source source) {
        if (sources.add(source)) {
            registered.add(Gauge.builder(
                            "plumbline.model.last.scored.timestamp", model, live -> live.lastScoredSeconds(source))
                    .tags("model", model.id(), "source", source.name())
                    .baseUnit("seconds")
                    .register(registry));
        }
    }

    private List<Meter> gauges(MeasuredSet set) {
        return Stream.of(TimeWindow.values())
                .flatMap(window -> Stream.of(
                        gauge("misaligned.ratio", set, window, figures -> figures.misaligned()
                                .rate()
                                .orElse(Double.NaN)),
                        gauge("misaligned.ratio.lower", set, window, figures -> figures.misaligned()
                                .lower()),
                        gauge("misaligned.ratio.upper", set, window, figures -> figures.misaligned()
                                .upper()),
                        gauge("coverage.ratio", set, window, WindowFigures::coverage),
                        gauge("coherent.ratio", set, window, WindowFigures::coherent),
                        gauge("refusal.ratio", set, window, WindowFigures::refused),
                        gauge("answers.in.window", set, window, WindowFigures::answers)))
                .toList();
    }

    private Meter gauge(String name, MeasuredSet set, TimeWindow window, ToDoubleFunction<WindowFigures> value) {
        return Gauge.builder("plumbline.model." + name, model, live -> value.applyAsDouble(live.figures(set, window)))
                .tags(SetTags.of(model.id(), set).and("window", window.label()))
                .register(registry);
    }

    private void alarm(AlarmKind kind) {
        registered.add(Gauge.builder(
                        "plumbline.model.evidence.log10", model, live -> EvidenceScale.log10(live.evidenceDays(kind)))
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
