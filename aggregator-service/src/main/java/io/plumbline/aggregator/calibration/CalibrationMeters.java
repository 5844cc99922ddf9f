package io.plumbline.aggregator.calibration;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.plumbline.aggregator.partitions.PartitionOwner;
import io.plumbline.events.judging.Rubric;
import io.plumbline.statistics.JudgeCalibration;
import io.plumbline.statistics.JudgeCalibration.Share;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Calibrations as gauges. All of them travel under one key, so the one replica that owns its partition shows them all; a
 * replica that loses it withdraws them at once.
 */
@ApplicationScoped
public class CalibrationMeters implements PartitionOwner {

    private static final Logger LOG = Logger.getLogger(CalibrationMeters.class);
    private static final String CALIBRATION = "plumbline.judge.calibration.";

    private final MeterRegistry registry;
    private final Instruments instruments;
    private final Map<String, MultiGauge> gauges = new HashMap<>();
    private final Set<Integer> owned = new HashSet<>();
    private List<CalibratedInstrument> shown = List.of();

    CalibrationMeters(MeterRegistry registry, Instruments instruments) {
        this.registry = registry;
        this.instruments = instruments;
    }

    @Override
    public synchronized void own(Set<Integer> partitions) {
        owned.addAll(partitions);
    }

    @Override
    public synchronized void disown(Set<Integer> partitions) {
        owned.removeAll(partitions);
        show(shown);
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> refresh() {
        return instruments
                .calibrated()
                .invoke(this::show)
                .onFailure()
                .invoke(failure -> LOG.warnf("calibrations cannot be read reason=%s", failure))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private synchronized void show(List<CalibratedInstrument> calibrated) {
        shown = calibrated.stream()
                .filter(instrument -> owned.contains(instrument.partition()))
                .toList();
        byMetric(CALIBRATION + "bias.points", JudgeCalibration::biasPoints);
        byMetric(CALIBRATION + "mean.abs.error.points", JudgeCalibration::meanAbsErrorPoints);
        share(CALIBRATION + "agreement.ratio", all -> Stream.of(all.agreement()));
        share(CALIBRATION + "sensitivity.ratio", all -> all.sensitivity().stream());
        share(CALIBRATION + "specificity.ratio", all -> all.specificity().stream());
        each(
                CALIBRATION + "last.success.timestamp.seconds",
                one -> Stream.of(one.latest().at().toEpochMilli() / 1000.0));
        each(
                "plumbline.judge.suspect",
                one -> Stream.of(instruments.measured(one).report().suspect() ? 1 : 0));
    }

    private void byMetric(String name, Function<JudgeCalibration, Double> value) {
        rows(
                name,
                shown.stream()
                        .flatMap(one -> Stream.of(
                                row(one, value.apply(one.latest().alignment()), "metric", Rubric.ALIGNED),
                                row(one, value.apply(one.latest().coherence()), "metric", Rubric.COHERENT))));
    }

    private void share(String name, Function<JudgeCalibration, Stream<Share>> share) {
        each(name, one -> share.apply(one.latest().alignment()).map(Share::rate));
        each(name + ".lower", one -> share.apply(one.latest().alignment())
                .map(known -> known.interval().lower()));
        each(name + ".upper", one -> share.apply(one.latest().alignment())
                .map(known -> known.interval().upper()));
    }

    private void each(String name, Function<CalibratedInstrument, Stream<? extends Number>> value) {
        rows(name, shown.stream().flatMap(one -> value.apply(one).map(number -> row(one, number))));
    }

    private void rows(String name, Stream<Row<?>> rows) {
        gauges.computeIfAbsent(name, key -> MultiGauge.builder(key).register(registry))
                .register(rows.toList(), true);
    }

    private static Row<?> row(CalibratedInstrument one, Number value, String... more) {
        return Row.of(Tags.of("judge", one.judge(), "instrument", one.id()).and(more), value);
    }
}
