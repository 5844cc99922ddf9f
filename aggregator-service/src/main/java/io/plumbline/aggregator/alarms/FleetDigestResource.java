package io.plumbline.aggregator.alarms;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.plumbline.aggregator.live.EvidenceScale;
import io.plumbline.aggregator.live.LiveModels;
import io.plumbline.aggregator.watch.WatchConfig;
import io.plumbline.database.Row;
import io.plumbline.database.Rows;
import io.plumbline.database.Transactions;
import io.plumbline.reports.fleet.FleetDigest;
import io.plumbline.reports.fleet.FleetDigest.DigestSeries;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Optional;

/** The digest of the fleet: over HTTP, and as metrics of the owner of the scores' first partition. */
@Path("/api/v1/fleet")
@ApplicationScoped
class FleetDigestResource {

    private static final int FIRST_PARTITION = 0;

    private static final String TOTAL =
            """
            select count(*) as series, count(distinct s.model) as models, coalesce(sum(least(w.misaligned_days, 1e9)), 0) as days
            from aggregator.watch w join aggregator.series s on s.id = w.series_id
            where not w.retired and not exists (select from aggregator.deleted_model d where d.id = s.model)
            """;
    private static final String STRONGEST =
            """
            select s.model, s.revision, s.question_set, s.variant, s.instrument, w.misaligned_days
            from aggregator.watch w join aggregator.series s on s.id = w.series_id
            where not w.retired and not exists (select from aggregator.deleted_model d where d.id = s.model)
            order by w.misaligned_days desc limit 1000
            """;

    private final Transactions transactions;
    private final WatchConfig config;
    private final LiveModels models;
    private final MultiGauge evidence;
    private final MultiGauge named;

    FleetDigestResource(Transactions transactions, WatchConfig config, LiveModels models, MeterRegistry registry) {
        this.transactions = transactions;
        this.config = config;
        this.models = models;
        this.evidence = MultiGauge.builder("plumbline.fleet.evidence.log10").register(registry);
        this.named = MultiGauge.builder("plumbline.fleet.digest.series").register(registry);
    }

    /** Series that stand out among all watched series at once, except those of deleted models. */
    @GET
    @Path("/digest")
    public Uni<FleetDigest> digest() {
        return transactions
                .once(session -> Rows.list(Rows.query(session, STRONGEST), FleetDigestResource::series)
                        .chain(strongest -> Rows.optional(
                                Rows.query(session, TOTAL),
                                row -> FleetDigests.of(
                                        strongest,
                                        row.number("series"),
                                        row.number("models"),
                                        row.decimal("days"),
                                        config.alarmDays()))))
                .map(Optional::orElseThrow);
    }

    @Scheduled(
            every = "30s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    Uni<Void> export() {
        if (!models.owns(FIRST_PARTITION)) {
            show(evidence, List.of());
            show(named, List.of());
            return Uni.createFrom().voidItem();
        }
        return digest().invoke(digest -> {
                    show(evidence, List.of(EvidenceScale.log10(digest.commonDays())));
                    show(named, List.of((double) digest.named().size()));
                })
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private static void show(MultiGauge gauge, List<Double> values) {
        gauge.register(
                values.stream()
                        .map(value -> MultiGauge.Row.of(Tags.empty(), value))
                        .toList(),
                true);
    }

    private static DigestSeries series(Row row) {
        return new DigestSeries(
                row.text("model"),
                row.text("revision"),
                row.text("question_set"),
                row.text("variant"),
                row.text("instrument"),
                row.decimal("misaligned_days"));
    }
}
