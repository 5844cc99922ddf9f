package io.plumbline.aggregator.ledger;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.plumbline.events.answer.Source;
import io.plumbline.metrics.NativeHistograms;
import io.prometheus.metrics.core.metrics.Histogram;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How long answers take from the release of their prompt until they are stored, and how many are dated ahead of the clock. */
@ApplicationScoped
public class AnswerMeters {

    private final Clock clock = Clock.systemUTC();
    private final Timer delay;
    private final Histogram exactDelay;
    private final Map<Source, Counter> ahead = new EnumMap<>(Source.class);

    AnswerMeters(MeterRegistry meters, NativeHistograms histograms) {
        exactDelay = histograms.histogram(
                "plumbline_answer_delay_seconds", "From the release of a prompt until its answer is stored");
        delay = Timer.builder("plumbline.end.to.end.delay")
                .serviceLevelObjectives(
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(30),
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(3),
                        Duration.ofMinutes(10),
                        Duration.ofMinutes(30),
                        Duration.ofHours(2))
                .register(meters);
        for (Source source : List.of(Source.PROBE, Source.PRODUCTION)) {
            ahead.put(source, meters.counter("plumbline.answers.ahead", "source", source.name()));
        }
    }

    /** Records the delays of answers that were just stored; a release time ahead of this clock counts as no delay. */
    public void stored(List<AnswerRow> answers) {
        Instant now = clock.instant();
        for (AnswerRow answer : answers) {
            Duration took = Duration.between(answer.releasedAt(), now);
            Duration known = took.isNegative() ? Duration.ZERO : took;
            delay.record(known);
            exactDelay.observe(known.toMillis() / 1000.0);
            if (answer.ahead()) {
                ahead.get(answer.series().source()).increment();
            }
        }
    }
}
