package io.plumbline.aggregator.watch;

import io.plumbline.aggregator.detectors.ReferenceRule;
import io.plumbline.aggregator.evidence.AlarmEvidence;
import io.plumbline.events.Series;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Shows a batch's new answers to the detectors, in the transaction that stores them. The transaction holds the rows of the
 * series. The version in the state's own row also stops a transaction that does not hold them.
 */
public final class WatchLedger {

    private final Mutiny.Session session;
    private final WatchTable table;
    private final ReferenceRule rule;
    private final Map<Long, WatchEntry> entries = new TreeMap<>();

    private WatchLedger(Mutiny.Session session, WatchConfig config) {
        this.session = session;
        this.table = new WatchTable(session, config.settings());
        this.rule = config.referenceRule();
    }

    /** Shows the answers; returns the summaries of the detectors that changed. */
    public static Uni<List<WatchTotal>> watch(Mutiny.Session session, WatchConfig config, List<NewAnswers> answers) {
        return answers.isEmpty() ? Uni.createFrom().item(List.of()) : new WatchLedger(session, config).watch(answers);
    }

    private Uni<List<WatchTotal>> watch(List<NewAnswers> answers) {
        return judge(answers)
                .chain(() -> endReplaced(answers))
                .chain(() -> table.write(entries.values()))
                .chain(() -> new DetectorCommandTable(session).add(entries.values()))
                .chain(this::raise)
                .map(done -> entries.values().stream().map(WatchEntry::total).toList());
    }

    private Uni<Void> judge(List<NewAnswers> answers) {
        Map<Long, Series> series = new TreeMap<>();
        answers.forEach(one -> series.put(one.seriesId(), one.series()));
        return load(series)
                .invoke(() -> answers.forEach(one -> entries.get(one.seriesId()).see(one)))
                .chain(() -> table.readDetectors(closing()))
                .chain(this::refer)
                .invoke(() -> closing().forEach(entry -> entry.watched().judge()));
    }

    private Uni<Void> load(Map<Long, Series> series) {
        return table.load(series)
                .invoke(loaded -> loaded.forEach(entry -> entries.put(entry.id(), entry)))
                .replaceWithVoid();
    }

    private Uni<Void> refer() {
        List<WatchEntry> due =
                closing().stream().filter(WatchEntry::isReferenceDue).toList();
        return new ReferenceQuery(session)
                .find(due.stream().map(WatchEntry::id).toList())
                .invoke(found -> due.forEach(entry -> entry.refer(rule, found.get(entry.id()))))
                .replaceWithVoid();
    }

    private Uni<Void> endReplaced(List<NewAnswers> answers) {
        return new ReplacedAlarms(session).by(answers).chain(replaced -> {
            Map<Long, Series> others = new TreeMap<>(replaced);
            others.keySet().removeAll(entries.keySet());
            return load(others)
                    .map(loaded -> replaced.keySet().stream().map(entries::get).toList())
                    .chain(this::end);
        });
    }

    private Uni<Void> end(Collection<WatchEntry> replaced) {
        return table.readDetectors(replaced)
                .invoke(() -> replaced.forEach(entry -> entry.watched().end(Instant.now())));
    }

    private Uni<Void> raise() {
        return new AlarmEvidence(session)
                .store(entries.values().stream()
                        .flatMap(WatchEntry::changedAlarms)
                        .toList());
    }

    private List<WatchEntry> closing() {
        return entries.values().stream()
                .filter(entry -> entry.watched().hasClosedRounds())
                .toList();
    }
}
