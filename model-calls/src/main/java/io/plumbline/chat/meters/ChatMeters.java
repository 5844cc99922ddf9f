package io.plumbline.chat.meters;

import io.micrometer.core.instrument.MeterRegistry;
import io.plumbline.chat.Caller;
import io.plumbline.chat.limits.EndpointGate;
import io.plumbline.events.target.Target;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The meters of all calls. Labels are bounded: whoever comes after the {@value #MOST_LABELS}th of a kind shares the series of
 * {@code other}.
 */
@Singleton
public class ChatMeters {

    private static final int MOST_LABELS = 200;
    private static final String OTHER = "other";

    private final MeterRegistry registry;
    private final Prices prices;
    private final Map<Caller, CallMeters> byCaller = new ConcurrentHashMap<>();
    private final Map<String, GenAiMeters> byModel = new ConcurrentHashMap<>();
    private final Set<String> labels = ConcurrentHashMap.newKeySet();

    public ChatMeters(MeterRegistry registry, Prices prices) {
        this.registry = registry;
        this.prices = prices;
    }

    /** The meters and spans of one call; all meters begin at 0. */
    public CallObserver observe(Caller caller, Target target, EndpointGate gate) {
        Caller bounded = new Caller(caller.role(), bounded(caller.label()));
        CallMeters own = byCaller.computeIfAbsent(bounded, known -> new CallMeters(registry, known));
        own.watch(gate);
        String provider = ProviderName.of(target.endpoint());
        String modelName = bounded(target.modelName());
        GenAiMeters genAi = byModel.computeIfAbsent(
                provider + " " + modelName, known -> new GenAiMeters(registry, provider, modelName));
        return new CallObserver(
                own, genAi, new CallSpans(caller, target, provider), usage -> prices.dollars(target, usage));
    }

    private String bounded(String label) {
        if (labels.contains(label)) {
            return label;
        }
        return labels.size() < MOST_LABELS && labels.add(label) ? label : OTHER;
    }
}
