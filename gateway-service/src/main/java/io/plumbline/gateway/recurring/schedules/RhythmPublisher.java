package io.plumbline.gateway.recurring.schedules;

import io.plumbline.database.Transactions;
import io.plumbline.events.target.Rhythm;
import io.plumbline.gateway.models.ModelRhythms;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

import static io.quarkus.scheduler.Scheduled.ConcurrentExecution.SKIP;

/** Publishes to the aggregator how long each scheduled model may be silent. */
@ApplicationScoped
class RhythmPublisher {

    private static final Logger LOG = Logger.getLogger(RhythmPublisher.class);

    private final Transactions database;
    private final ModelRhythms models;
    private final ScheduleConfig config;
    private final Clock clock = Clock.systemUTC();

    RhythmPublisher(Transactions database, ModelRhythms models, ScheduleConfig config) {
        this.database = database;
        this.models = models;
        this.config = config;
    }

    @Scheduled(
            every = "${plumbline.schedules.told-every:60s}",
            concurrentExecution = SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    Uni<Void> tell() {
        return database.once(EnabledSchedules::of)
                .chain(rows -> models.replaceAll(rhythms(rows, Instant.now(clock))))
                .onFailure()
                .invoke(failure -> LOG.warnf("expected answer intervals cannot be published reason=%s", failure))
                .onFailure()
                .recoverWithNull();
    }

    private Map<String, Rhythm> rhythms(List<ScheduleRow> rows, Instant now) {
        return rows.stream()
                .collect(Collectors.toMap(
                        row -> row.spec.model(), row -> row.silence(now, config.grace()), AllowedSilence::stricter))
                .entrySet()
                .stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> new Rhythm(
                                entry.getValue().since().truncatedTo(ChronoUnit.MILLIS),
                                entry.getValue().allowed().toSeconds())));
    }
}
