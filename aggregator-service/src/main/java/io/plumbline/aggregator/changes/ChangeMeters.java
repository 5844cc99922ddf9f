package io.plumbline.aggregator.changes;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.plumbline.aggregator.partitions.PartitionOwner;
import io.plumbline.database.Row;
import io.plumbline.database.Rows;
import io.plumbline.database.Transactions;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Counts changes by model and kind, from 0 on. The counts come from the database, so a restart continues them. A deleted model
 * has no counts.
 */
@ApplicationScoped
public class ChangeMeters implements PartitionOwner {

    private static final Logger LOG = Logger.getLogger(ChangeMeters.class);

    private final MeterRegistry registry;
    private final Transactions transactions;
    private final Set<Integer> owned = new HashSet<>();
    private final Map<Label, Shown> shown = new HashMap<>();

    private record Label(String model, String kind) {}

    /** Changes of one kind of a model whose scores are read from this partition. */
    private record Count(Label label, int partition, long changes) {
        static Count of(Row row) {
            return new Count(
                    new Label(row.text("model"), row.text("kind")), row.integer("partition"), row.number("changes"));
        }
    }

    private record Shown(int partition, AtomicLong changes, Meter meter) {}

    ChangeMeters(MeterRegistry registry, Transactions transactions) {
        this.registry = registry;
        this.transactions = transactions;
    }

    @Override
    public synchronized void own(Set<Integer> partitions) {
        owned.addAll(partitions);
    }

    @Override
    public synchronized void disown(Set<Integer> partitions) {
        owned.removeAll(partitions);
        withdraw(entry -> partitions.contains(entry.getValue().partition()));
    }

    private void withdraw(Predicate<Map.Entry<Label, Shown>> gone) {
        shown.entrySet().removeIf(entry -> {
            boolean goes = gone.test(entry);
            if (goes) {
                registry.remove(entry.getValue().meter());
            }
            return goes;
        });
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> refresh() {
        return transactions
                .once(session -> Rows.list(Rows.query(session, ChangeSql.COUNTS), Count::of))
                .invoke(this::show)
                .onFailure()
                .invoke(failure -> LOG.warnf("changes cannot be read reason=%s", failure))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private synchronized void show(List<Count> counts) {
        Set<Label> known = counts.stream().map(Count::label).collect(Collectors.toSet());
        withdraw(entry -> !known.contains(entry.getKey()));
        counts.stream().filter(count -> owned.contains(count.partition())).forEach(count -> shown.computeIfAbsent(
                        count.label(), label -> counter(label, count.partition()))
                .changes()
                .set(count.changes()));
    }

    private Shown counter(Label label, int partition) {
        AtomicLong changes = new AtomicLong();
        Meter meter = FunctionCounter.builder("plumbline.change.markers", changes, AtomicLong::get)
                .tags("model", label.model(), "kind", label.kind())
                .register(registry);
        return new Shown(partition, changes, meter);
    }
}
