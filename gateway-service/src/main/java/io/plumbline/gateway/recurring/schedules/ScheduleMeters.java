package io.plumbline.gateway.recurring.schedules;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.plumbline.database.Transactions;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.jboss.logging.Logger;

import static io.quarkus.scheduler.Scheduled.ConcurrentExecution.SKIP;

/** Exports the longest silence that each model's schedule allows, so that alerts fire only for models that should answer. */
@ApplicationScoped
class ScheduleMeters {

    private static final Logger LOG = Logger.getLogger(ScheduleMeters.class);

    /** Bounds the number of time series. */
    private static final int MOST_MODELS = 200;

    private final Transactions database;
    private final ScheduleConfig config;
    private final MultiGauge starts;
    private final MultiGauge allowed;
    private final Clock clock = Clock.systemUTC();

    ScheduleMeters(Transactions database, ScheduleConfig config, MeterRegistry registry) {
        this.database = database;
        this.config = config;
        this.starts = MultiGauge.builder("plumbline.model.schedule.start.timestamp")
                .description("When the model's schedule began")
                .baseUnit("seconds")
                .register(registry);
        this.allowed = MultiGauge.builder("plumbline.model.silence.allowed")
                .description("Longest time without a verdict that the model's schedule allows")
                .baseUnit("seconds")
                .register(registry);
    }

    @Scheduled(every = "5s", concurrentExecution = SKIP, skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    Uni<Void> refresh() {
        return database.once(EnabledSchedules::of)
                .invoke(rows -> show(rows.stream().limit(MOST_MODELS).toList()))
                .onFailure()
                .invoke(failure -> LOG.warnf("schedules cannot be read reason=%s", failure))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private void show(List<ScheduleRow> rows) {
        Instant now = Instant.now(clock);
        Map<String, AllowedSilence> byModel = new TreeMap<>();
        rows.forEach(
                row -> byModel.merge(row.spec.model(), row.silence(now, config.grace()), AllowedSilence::stricter));
        show(starts, byModel, silence -> silence.since().toEpochMilli() / 1000.0);
        show(allowed, byModel, silence -> silence.allowed().toMillis() / 1000.0);
    }

    private static void show(
            MultiGauge gauge, Map<String, AllowedSilence> byModel, ToDoubleFunction<AllowedSilence> value) {
        gauge.register(
                byModel.entrySet().stream()
                        .<MultiGauge.Row<?>>map(entry -> MultiGauge.Row.of(
                                Tags.of("model", entry.getKey()), value.applyAsDouble(entry.getValue())))
                        .toList(),
                true);
    }
}
