package io.plumbline.chat.meters;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.plumbline.chat.ChatResult.Failure.Kind;
import io.plumbline.chat.reply.Attempt;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * OpenTelemetry's metrics of a client of generative models, with the buckets that it recommends.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/semconv/gen-ai/gen-ai-metrics/">Semantic conventions</a>
 */
final class GenAiMeters {

    private static final String NO_ERROR = "none";
    private static final Duration[] DURATIONS =
            IntStream.range(0, 14).mapToObj(n -> Duration.ofMillis(10L << n)).toArray(Duration[]::new);
    private static final double[] TOKENS =
            DoubleStream.iterate(1, n -> n * 4).limit(14).toArray();

    private final MeterRegistry registry;
    private final Tags tags;
    private final Map<String, Timer> durations = new ConcurrentHashMap<>();
    private final DistributionSummary input;
    private final DistributionSummary output;

    GenAiMeters(MeterRegistry registry, String provider, String modelName) {
        this.registry = registry;
        this.tags = Tags.of(
                "gen_ai.operation.name", "chat", "gen_ai.provider.name", provider, "gen_ai.request.model", modelName);
        this.input = tokens("input");
        this.output = tokens("output");
        duration(NO_ERROR);
    }

    void record(Attempt attempt, Duration took) {
        duration(attempt.kind().map(Kind::label).orElse(NO_ERROR)).record(took);
        if (attempt.kind().isEmpty()) {
            input.record((double) attempt.usage().promptTokens());
            output.record((double) attempt.usage().completionTokens());
        }
    }

    private Timer duration(String error) {
        return durations.computeIfAbsent(error, type -> Timer.builder("gen_ai.client.operation.duration")
                .tags(tags.and("error.type", type))
                .serviceLevelObjectives(DURATIONS)
                .register(registry));
    }

    private DistributionSummary tokens(String type) {
        return DistributionSummary.builder("gen_ai.client.token.usage")
                .tags(tags.and("gen_ai.token.type", type, "error.type", NO_ERROR))
                .serviceLevelObjectives(TOKENS)
                .register(registry);
    }
}
