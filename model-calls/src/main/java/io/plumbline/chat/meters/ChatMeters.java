package io.plumbline.chat.meters;

import io.micrometer.core.instrument.MeterRegistry;
import io.plumbline.chat.Caller;
import io.plumbline.chat.limits.ModelGate;
import io.plumbline.chat.protocol.RequestUrl;
import io.plumbline.events.target.Target;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The meters of all calls. After {@value #MOST_LABELS} different labels, further ones share the series {@code other}; of these, the
 * models whose circuit is open are named nevertheless.
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
    private final Set<String> modelNames = ConcurrentHashMap.newKeySet();
    private final SickModels sick;

    public ChatMeters(MeterRegistry registry, Prices prices) {
        this.registry = registry;
        this.prices = prices;
        this.sick = new SickModels(registry);
    }

    /** The meters of calls to one target. */
    public TargetMeters of(Target target, RequestUrl url) {
        String provider = ProviderName.of(target.endpoint());
        String modelName = bounded(target.modelName(), modelNames);
        GenAiMeters genAi = byModel.computeIfAbsent(
                provider + " " + modelName, known -> new GenAiMeters(registry, provider, modelName));
        return new TargetMeters(
                this,
                genAi,
                usage -> prices.dollars(target, usage),
                new CallSpans.Subject(target.modelName(), provider, url));
    }

    CallMeters of(Caller caller) {
        return byCaller.computeIfAbsent(
                new Caller(caller.role(), bounded(caller.label(), labels)), known -> new CallMeters(registry, known));
    }

    /** Looks at a caller's model after a call. */
    void look(Caller caller, ModelGate gate) {
        if (!labels.contains(caller.label())) {
            sick.look(caller, gate);
        }
    }

    private static String bounded(String label, Set<String> known) {
        if (known.contains(label)) {
            return label;
        }
        return known.size() < MOST_LABELS && known.add(label) ? label : OTHER;
    }
}
