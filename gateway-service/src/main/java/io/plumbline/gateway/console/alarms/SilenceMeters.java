package io.plumbline.gateway.console.alarms;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jboss.logging.Logger;

import static io.quarkus.scheduler.Scheduled.ConcurrentExecution.SKIP;

/** Exports the end of each current silence, so that alert rules can leave out silenced detectors. A silence that is over has no series. */
@ApplicationScoped
class SilenceMeters {

    private static final Logger LOG = Logger.getLogger(SilenceMeters.class);

    /** Limits the number of series; silences beyond it do not keep pages away. */
    private static final int MOST = 200;

    private final AlarmNotes notes;
    private final MultiGauge until;

    SilenceMeters(AlarmNotes notes, MeterRegistry registry) {
        this.notes = notes;
        this.until = MultiGauge.builder("plumbline.alarm.silenced.until.timestamp")
                .description("When the silence of a model's detector ends")
                .baseUnit("seconds")
                .register(registry);
    }

    /** If the database fails, the exported silences stay: each of them carries its end. */
    @Scheduled(every = "5s", concurrentExecution = SKIP, skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    Uni<Void> refresh() {
        return notes.silences(MOST)
                .invoke(this::show)
                .onFailure()
                .invoke(failure -> LOG.warnf("silences cannot be read reason=%s", failure))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private void show(List<AlarmSilence> silences) {
        until.register(
                silences.stream()
                        .<MultiGauge.Row<?>>map(silence -> MultiGauge.Row.of(
                                Tags.of("model", silence.model(), "detector", silence.detector()),
                                silence.until().toEpochMilli() / 1000.0))
                        .toList(),
                true);
    }
}
