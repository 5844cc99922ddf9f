package io.plumbline.sampler;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.plumbline.events.answer.CallResult;
import io.plumbline.events.answer.UnscoredReason;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Counts the results of prompts; calls are counted by the module model-calls. All outcomes of a model exist from its first prompt
 * on, at 0. Models after the {@value #MOST_MODELS}th share the series {@code other}.
 */
@ApplicationScoped
class SamplerMeters {

    private static final int MOST_MODELS = 200;
    private static final String ANSWERED = "answered";
    private static final List<UnscoredReason> FAILURES = List.of(
            UnscoredReason.TARGET_ERROR,
            UnscoredReason.TARGET_FILTERED,
            UnscoredReason.TRUNCATED,
            UnscoredReason.EMPTY_REPLY,
            UnscoredReason.TOOL_CALL,
            UnscoredReason.UNFINISHED,
            UnscoredReason.REPEATED_REPLY,
            UnscoredReason.OTHER_MODEL,
            UnscoredReason.EXPIRED,
            UnscoredReason.CANCELLED);

    private final MeterRegistry registry;
    private final Map<String, Map<String, Counter>> byModel = new ConcurrentHashMap<>();

    SamplerMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Counts a prompt's result. */
    void count(String model, CallResult result) {
        String outcome = result.fold(answered -> ANSWERED, failed -> label(failed.reason()));
        String label = bounded(model);
        Counter known = byModel.computeIfAbsent(label, this::counters).get(outcome);
        // A reason that is missing in the list above is counted too, but its series does not begin at 0.
        (known == null ? counter(label, outcome) : known).increment();
    }

    private String bounded(String model) {
        return byModel.containsKey(model) || byModel.size() < MOST_MODELS ? model : "other";
    }

    private Map<String, Counter> counters(String model) {
        return Stream.concat(Stream.of(ANSWERED), FAILURES.stream().map(SamplerMeters::label))
                .collect(Collectors.toUnmodifiableMap(Function.identity(), outcome -> counter(model, outcome)));
    }

    private Counter counter(String model, String outcome) {
        return registry.counter("plumbline.sampler.completions", "model", model, "outcome", outcome);
    }

    private static String label(UnscoredReason reason) {
        return reason.name().toLowerCase(Locale.ROOT);
    }
}
