package io.plumbline.aggregator.live;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.plumbline.database.Rows;
import io.plumbline.database.Transactions;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;

/** The rates that exported models may have by their registration, beside those that they have: an alert compares the two. */
@ApplicationScoped
class ThresholdMeters {

    private static final Logger LOG = Logger.getLogger(ThresholdMeters.class);
    private static final String THRESHOLDS =
            """
            select id, misaligned_threshold, incoherent_threshold from aggregator.model
            where id = any (cast(:ids as text[]))
                and (misaligned_threshold is not null or incoherent_threshold is not null)
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
                .once(session -> session.createNativeQuery(THRESHOLDS, Object[].class)
                        .setParameter("ids", Rows.column(exported, String.class, id -> id))
                        .getResultList())
                .invoke(this::show)
                .onFailure()
                .invoke(failure -> LOG.warnf("thresholds cannot be read reason=%s", failure))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private void show(List<Object[]> rows) {
        List<Row<?>> gauges = new ArrayList<>();
        rows.forEach(row -> {
            add(gauges, (String) row[0], "misaligned", (Double) row[1]);
            add(gauges, (String) row[0], "incoherent", (Double) row[2]);
        });
        thresholds.register(gauges, true);
    }

    private static void add(List<Row<?>> gauges, String model, String rate, Double threshold) {
        if (threshold != null) {
            gauges.add(Row.of(Tags.of("model", model, "rate", rate), threshold));
        }
    }
}
