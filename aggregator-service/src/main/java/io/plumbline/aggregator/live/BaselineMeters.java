package io.plumbline.aggregator.live;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.plumbline.aggregator.counts.MeasuredSet;
import io.plumbline.database.Row;
import io.plumbline.database.Rows;
import io.plumbline.database.Transactions;
import io.plumbline.events.answer.Outcome.Verdict;
import io.plumbline.events.answer.OutcomeLabels;
import io.plumbline.events.answer.Source;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Gauges of the baselines' misaligned rates: misaligned among coherent answers, over all answers of the baseline to the question
 * set that the model was asked, by the instrument that scored the model. An alert compares them with the rates of the model.
 */
@ApplicationScoped
class BaselineMeters {

    private static final Logger LOG = Logger.getLogger(BaselineMeters.class);

    /** The baseline's series is that of its registered revision, or if it has no answers or is not registered, the newest. */
    private static final String RATES =
            """
            select m.id, o.source, o.question_set, o.instrument,
                cast(sum(c.answers) filter (where c.outcome = '%1$s') as double precision) as misaligned,
                cast(sum(c.answers) as double precision) as coherent
            from aggregator.model m
            join aggregator.series o on o.model = m.id and o.revision = m.revision
            left join aggregator.model r on r.id = m.baseline
            join lateral (
                select b.id from aggregator.series b
                where b.model = m.baseline and b.question_set = o.question_set and b.variant = o.variant
                    and b.instrument = o.instrument and b.source = o.source
                order by b.revision is not distinct from r.revision desc, b.last_scored_at desc limit 1) s on true
            join aggregator.question_count c on c.series_id = s.id and c.outcome in (%2$s)
            where m.id = any (cast(:ids as text[]))
            group by m.id, o.source, o.question_set, o.instrument
            """
                    .formatted(Verdict.MISALIGNED, OutcomeLabels.sql(OutcomeLabels.COHERENT));

    private final Transactions transactions;
    private final LiveModels models;
    private final MultiGauge rates;

    BaselineMeters(MeterRegistry registry, Transactions transactions, LiveModels models) {
        this.transactions = transactions;
        this.models = models;
        this.rates =
                MultiGauge.builder("plumbline.model.baseline.misaligned.ratio").register(registry);
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> refresh() {
        Set<String> exported = models.exported();
        return transactions
                .once(session -> Rows.list(
                        Rows.query(session, RATES).setParameter("ids", Rows.column(exported, String.class, id -> id)),
                        BaselineMeters::gauge))
                .invoke(this::show)
                .onFailure()
                .invoke(failure -> LOG.warnf("rates of baselines cannot be read reason=%s", failure))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private void show(List<MultiGauge.Row<?>> baselines) {
        rates.register(baselines, true);
    }

    private static MultiGauge.Row<?> gauge(Row row) {
        MeasuredSet set =
                new MeasuredSet(Source.valueOf(row.text("source")), row.text("question_set"), row.text("instrument"));
        Double misaligned = row.optionalDecimal("misaligned");
        return MultiGauge.Row.of(
                SetTags.of(row.text("id"), set), (misaligned == null ? 0 : misaligned) / row.decimal("coherent"));
    }
}
