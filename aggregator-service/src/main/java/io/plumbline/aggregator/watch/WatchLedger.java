package io.plumbline.aggregator.watch;

import io.plumbline.aggregator.budget.JointAlarm;
import io.plumbline.aggregator.detectors.BudgetShare;
import io.plumbline.aggregator.evidence.AlarmEvidence;
import io.plumbline.aggregator.store.StoredSeries;
import io.plumbline.database.Rows;
import io.plumbline.events.AlarmEnding;
import io.plumbline.events.Series;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Shows a batch's new answers to the detectors, in the transaction that stores them. The transaction holds the rows of the
 * series. The version in the state's own row also stops a transaction that does not hold them.
 */
public final class WatchLedger {

    /** Times that are ahead of the aggregator's clock by more than this count as ahead by this. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(1);

    private final Mutiny.Session session;
    private final WatchConfig config;
    private final WatchTable table;
    private final Siblings siblings;
    private final Instant now = Instant.now();
    private final Map<Long, WatchEntry> entries = new TreeMap<>();

    private WatchLedger(Mutiny.Session session, WatchConfig config) {
        this.session = session;
        this.config = config;
        this.table = new WatchTable(session, config.settings());
        this.siblings = new Siblings(session);
    }

    /** Shows the answers; returns the summaries of the detectors that changed. */
    public static Uni<List<WatchTotal>> watch(Mutiny.Session session, WatchConfig config, List<NewAnswers> answers) {
        return answers.isEmpty() ? Uni.createFrom().item(List.of()) : new WatchLedger(session, config).watch(answers);
    }

    /** Retires some of the series of these partitions that have not been asked for long; returns their summaries. */
    public static Uni<List<WatchTotal>> retireIdle(
            Mutiny.Session session, WatchConfig config, Collection<Integer> partitions) {
        return new WatchLedger(session, config).retireIdle(partitions);
    }

    private Uni<List<WatchTotal>> watch(List<NewAnswers> answers) {
        return load(answers.stream().collect(Collectors.toMap(NewAnswers::seriesId, NewAnswers::series)))
                .chain(this::startPoisonedAnew)
                .invoke(() -> answers.forEach(one -> entries.get(one.seriesId()).see(one, latest())))
                .chain(() -> table.readDetectors(all(entry -> entry.watched().hasClosedRounds())))
                .chain(() -> siblings.read(entries.values()))
                .chain(this::choose)
                .chain(this::judge)
                .chain(this::raiseTogether)
                .chain(() -> end(siblings.replaced(entries.values()), AlarmEnding.REPLACED))
                .chain(this::write)
                .map(done -> totals());
    }

    private List<WatchTotal> totals() {
        return entries.values().stream().map(WatchEntry::total).toList();
    }

    private Instant latest() {
        return now.plus(CLOCK_TOLERANCE);
    }

    private Uni<Void> load(Map<Long, Series> series) {
        return table.load(series)
                .invoke(loaded -> loaded.forEach(entry -> entries.put(entry.id(), entry)))
                .replaceWithVoid();
    }

    private Uni<Void> startPoisonedAnew() {
        List<WatchEntry> poisoned = all(WatchEntry::isPoisoned);
        return table.readDetectors(poisoned).invoke(() -> poisoned.forEach(entry -> entry.startAnew(now)));
    }

    private Uni<Void> choose() {
        List<WatchEntry> due = all(entry -> entry.watched().hasClosedRounds() && entry.isReferenceDue());
        return new ReferenceQuery(session)
                .find(due.stream().map(WatchEntry::id).toList())
                .invoke(found -> due.forEach(entry -> entry.choose(config.referenceRule(), found.get(entry.id()))))
                .replaceWithVoid();
    }

    private Uni<Void> judge() {
        List<WatchEntry> closing = all(entry -> entry.watched().hasClosedRounds());
        return siblings.shares(entries.values())
                .invoke(shares -> closing.forEach(entry -> judge(entry, shares.get(entry.id()))))
                .replaceWithVoid();
    }

    /** A judged time ahead of the clock was stored by an older version, or by an instance with a wrong clock. */
    private void judge(WatchEntry entry, BudgetShare share) {
        if (share != null) {
            entry.watched().useShare(share);
        }
        entry.refer();
        entry.watched().judge();
        if (entry.watched().lastRound().isAfter(latest())) {
            entry.startAnew(now);
        }
    }

    private Uni<Void> raiseTogether() {
        List<JointAlarm> alarms = siblings.jointAlarms(entries.values(), config.settings());
        return withDetectors(siblings.seriesOf(alarms))
                .invoke(() -> alarms.forEach(alarm ->
                        entries.get(alarm.seriesId()).watched().raise(alarm.kind(), alarm.evidenceDays(), now)));
    }

    private Uni<Void> end(Map<Long, Series> ended, AlarmEnding ending) {
        return withDetectors(ended).invoke(() -> ended.keySet()
                .forEach(id -> entries.get(id).watched().end(ending, now)));
    }

    /** Loads series with their detectors, as far as they are not loaded. */
    private Uni<Void> withDetectors(Map<Long, Series> needed) {
        Map<Long, Series> others = new TreeMap<>(needed);
        others.keySet().removeAll(entries.keySet());
        return load(others).chain(() -> table.readDetectors(all(entry -> needed.containsKey(entry.id()))));
    }

    private Uni<List<WatchTotal>> retireIdle(Collection<Integer> partitions) {
        return Rows.list(
                        Rows.query(session, WatchSql.IDLE)
                                .setParameter("partitions", partitions.toArray(Integer[]::new))
                                .setParameter("now", now.toEpochMilli())
                                .setParameter("longest", config.retireAfter().toMillis()),
                        row -> Map.entry(row.number("series_id"), StoredSeries.of(row)))
                .map(idle -> idle.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)))
                .chain(idle -> end(idle, AlarmEnding.NOT_ASKED).chain(this::write))
                .map(done -> totals());
    }

    private Uni<Void> write() {
        Collection<WatchEntry> changed = entries.values();
        return changed.isEmpty()
                ? Uni.createFrom().voidItem()
                : table.write(changed)
                        .chain(() -> new DetectorCommandTable(session).add(changed))
                        .chain(() -> new AlarmEvidence(session)
                                .store(changed.stream()
                                        .flatMap(WatchEntry::changedAlarms)
                                        .toList()));
    }

    private List<WatchEntry> all(Predicate<WatchEntry> wanted) {
        return entries.values().stream().filter(wanted).toList();
    }
}
