package io.plumbline.aggregator.alarms;

import io.plumbline.aggregator.counts.Totals;
import io.plumbline.aggregator.live.LiveModels;
import io.plumbline.aggregator.watch.WatchConfig;
import io.plumbline.aggregator.watch.WatchLedger;
import io.plumbline.database.Transactions;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;

/** Retires series that have not been asked for long, by the aggregator's own clock; each instance those of its partitions. */
@ApplicationScoped
class IdleSeries {

    private static final Logger LOG = Logger.getLogger(IdleSeries.class);

    private final Transactions transactions;
    private final WatchConfig config;
    private final LiveModels models;

    IdleSeries(Transactions transactions, WatchConfig config, LiveModels models) {
        this.transactions = transactions;
        this.config = config;
        this.models = models;
    }

    @Scheduled(
            every = "10s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    Uni<Void> retire() {
        Set<Integer> partitions = models.owned();
        return partitions.isEmpty()
                ? Uni.createFrom().voidItem()
                : transactions
                        .once(session -> WatchLedger.retireIdle(session, config, partitions))
                        .invoke(retired ->
                                models.merge(new Totals(List.of(), List.of(), List.of(), List.of(), retired)))
                        .onFailure()
                        .invoke(failure -> LOG.warnf("idle series stay, to be tried again reason=%s", failure))
                        .onFailure()
                        .recoverWithNull()
                        .replaceWithVoid();
    }
}
