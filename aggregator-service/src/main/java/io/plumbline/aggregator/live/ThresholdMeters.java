package io.plumbline.aggregator.live;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.plumbline.database.Row;
import io.plumbline.database.Rows;
import io.plumbline.database.Transactions;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;

/** Gauges of the rates that registrations tolerate. An alert compares them with the measured rates of exported models. */
@ApplicationScoped
class ThresholdMeters {

    private static final Logger LOG = Logger.getLogger(ThresholdMeters.class);
    private static final String THRESHOLDS =
            """
            select id, misaligned_threshold, incoherent_threshold, refused_threshold, unscored_threshold
            from aggregator.model where id = any (cast(:ids as text[]))
            """;

    private final Transactions transactions;
    private final LiveModels models;
    private final MultiGauge thresholds;

    ThresholdMeters(MeterRegistry registry, Transactions transactions, LiveModels models) {
        this.transactions = transactions;
        this.models = models;
        this.thresholds = MultiGauge.builder("plumbline.model.threshold.ratio").register(registry);
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> refresh() {
        Set<String> exported = models.exported();
        return transactions
                .once(session -> Rows.list(
                        Rows.query(session, THRESHOLDS)
                                .setParameter("ids", Rows.column(exported, String.class, id -> id)),
                        ThresholdMeters::gauges))
                .invoke(this::show)
                .onFailure()
                .invoke(failure -> LOG.warnf("thresholds cannot be read reason=%s", failure))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private void show(List<List<MultiGauge.Row<?>>> models) {
        thresholds.register(models.stream().flatMap(List::stream).toList(), true);
    }

    private static List<MultiGauge.Row<?>> gauges(Row row) {
        List<MultiGauge.Row<?>> gauges = new ArrayList<>();
        add(gauges, row.text("id"), "misaligned", row.optionalDecimal("misaligned_threshold"));
        add(gauges, row.text("id"), "incoherent", row.optionalDecimal("incoherent_threshold"));
        add(gauges, row.text("id"), "refused", row.optionalDecimal("refused_threshold"));
        add(gauges, row.text("id"), "unscored", row.optionalDecimal("unscored_threshold"));
        return gauges;
    }

    private static void add(List<MultiGauge.Row<?>> gauges, String model, String rate, Double threshold) {
        if (threshold != null) {
            gauges.add(MultiGauge.Row.of(Tags.of("model", model, "rate", rate), threshold));
        }
    }
}
