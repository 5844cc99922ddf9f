package io.plumbline.chat.meters;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.plumbline.chat.Caller;
import io.plumbline.chat.limits.CircuitState;
import io.plumbline.chat.limits.ModelGate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Names the models that do not work, of those that have no series of their own because there are too many models. Such a model's
 * circuit state has its own series until the circuit closes. At most {@value #MOST} models have one at a time.
 */
final class SickModels {

    private static final int MOST = 200;

    private final MeterRegistry registry;
    private final Map<String, List<Meter>> named = new ConcurrentHashMap<>();

    SickModels(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Looks at a model that has no series of its own, after each of its calls. */
    void look(Caller caller, ModelGate gate) {
        String key = caller.role().meterPrefix() + caller.label();
        boolean sick = gate.circuit() != CircuitState.CLOSED;
        if (sick && named.size() < MOST) {
            named.computeIfAbsent(key, first -> gauges(caller, gate));
        } else if (!sick && named.containsKey(key)) {
            List<Meter> gone = named.remove(key);
            Stream.ofNullable(gone).flatMap(List::stream).forEach(registry::remove);
        }
    }

    private List<Meter> gauges(Caller caller, ModelGate gate) {
        Tags own = Tags.of(caller.role().labelName(), caller.label());
        return Stream.of(CircuitState.values())
                .<Meter>map(state -> Gauge.builder(
                                CallMeters.circuitState(caller.role()), gate, known -> known.circuit() == state ? 1 : 0)
                        .tags(own.and("state", state.label()))
                        .strongReference(true)
                        .register(registry))
                .toList();
    }
}
