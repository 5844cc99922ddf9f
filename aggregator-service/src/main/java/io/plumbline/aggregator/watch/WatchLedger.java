package io.plumbline.aggregator.watch;

import io.plumbline.aggregator.Rows;
import io.plumbline.events.Series;
import io.plumbline.events.Source;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Shows a batch's new answers to the detectors, in the transaction that stores them. Whoever comes here holds the rows of
 * the series; the version in the state's own row fences off whoever should not be here all the same.
 */
public final class WatchLedger {

    private final Mutiny.Session session;
    private final WatchConfig config;
    private final ReferenceRule rule;
    private final Map<Long, Entry> entries = new TreeMap<>();

    private WatchLedger(Mutiny.Session session, WatchConfig config) {
        this.session = session;
        this.config = config;
        this.rule = ReferenceRule.of(config);
    }

    /** A series while it is worked on. */
    private static final class Entry {
        private final long id;
        private final Series series;
        private WatchRow row;
        private long version;
        private long referenceDue;
        private Instant lastReleasedAt = Instant.EPOCH;
        private Summary summary = Summary.NOTHING;

        Entry(long id, Series series) {
            this.id = id;
            this.series = series;
        }

        /** The detectors' word, newly asked where they are awake. */
        Summary summary() {
            return row.sleeps() ? summary : row.summary();
        }
    }

    /** Shows the answers; what the detectors say afterwards, for the series that changed. */
    public static Uni<List<WatchTotal>> watch(Mutiny.Session session, WatchConfig config, List<Shown> shown) {
        return shown.isEmpty() ? Uni.createFrom().item(List.of()) : new WatchLedger(session, config).watch(shown);
    }

    private Uni<List<WatchTotal>> watch(List<Shown> shown) {
        shown.forEach(one -> entries.put(one.seriesId(), new Entry(one.seriesId(), one.series())));
        return load().invoke(() -> shown.forEach(this::see))
                .chain(() -> wake(closing()))
                .chain(this::refer)
                .invoke(() -> closing().forEach(entry -> entry.row.judge()))
                .chain(() -> endReplaced(shown))
                .chain(this::write)
                .chain(this::tell)
                .chain(this::raise)
                .map(done -> entries.values().stream()
                        .map(entry -> new WatchTotal(entry.id, entry.version + 1, entry.summary()))
                        .toList());
    }

    private Uni<Void> load() {
        return rows(WatchSql.ROWS, entries.keySet())
                .invoke(rows -> rows.forEach(this::load))
                .invoke(rows -> entries.values().stream()
                        .filter(entry -> entry.row == null)
                        .forEach(entry -> entry.row = WatchRow.starting(config, entry.series.source())))
                .replaceWithVoid();
    }

    private void load(Object[] row) {
        Entry entry = entries.get(number(row[0]));
        entry.version = number(row[1]);
        entry.row = WatchRow.stored(
                config,
                entry.series.source(),
                Texts.open((String) row[4]),
                Texts.strings((String) row[3]),
                number(row[2]));
        entry.referenceDue = number(row[5]);
        entry.lastReleasedAt = Instant.ofEpochMilli(number(row[6]));
        entry.summary = Texts.read((String) row[7], Summary.class);
    }

    private void see(Shown shown) {
        Entry entry = entries.get(shown.seriesId());
        entry.row.see(shown.answers());
        entry.lastReleasedAt = later(entry.lastReleasedAt, shown.lastReleasedAt());
    }

    private Uni<Void> wake(Collection<Entry> needed) {
        List<Long> asleep = needed.stream()
                .filter(entry -> entry.row.sleeps())
                .map(entry -> entry.id)
                .toList();
        return rows(WatchSql.DETECTORS, asleep)
                .invoke(rows -> rows.forEach(this::awake))
                .replaceWithVoid();
    }

    private void awake(Object[] row) {
        Entry entry = entries.get(number(row[0]));
        Optional<Reference> reference =
                Optional.ofNullable((String) row[2]).map(json -> Texts.read(json, Reference.class));
        entry.row.awake(SeriesWatch.of(Texts.bytes((String) row[1]), reference, entry.row.questions(), config));
    }

    private Uni<Void> refer() {
        List<Entry> due = closing().stream()
                .filter(entry -> entry.row.place() >= entry.referenceDue)
                .toList();
        return new References(session)
                .find(due.stream().map(entry -> entry.id).toList())
                .invoke(found -> due.forEach(entry -> refer(entry, found.get(entry.id))))
                .replaceWithVoid();
    }

    private void refer(Entry entry, ReferenceRule.Found found) {
        entry.referenceDue = rule.lookAgainAt(entry.row.place());
        rule.next(entry.row.reference(), found).ifPresent(entry.row::refer);
    }

    private Uni<Void> endReplaced(List<Shown> shown) {
        List<String> models =
                shown.stream().map(one -> one.series().model()).distinct().toList();
        return session.createNativeQuery(WatchSql.ALARMED, Object[].class)
                .setParameter("models", Rows.column(models, String.class, model -> model))
                .getResultList()
                .map(rows -> rows.stream()
                        .filter(row -> shown.stream()
                                .anyMatch(one -> one.replaces(seriesOf(row), Instant.ofEpochMilli(number(row[7])))))
                        .toList())
                .chain(this::end);
    }

    private Uni<Void> end(List<Object[]> replaced) {
        Map<Long, Series> others = new HashMap<>();
        replaced.stream()
                .filter(row -> !entries.containsKey(number(row[0])))
                .forEach(row -> others.put(number(row[0]), seriesOf(row)));
        others.forEach((id, series) -> entries.put(id, new Entry(id, series)));
        return rows(WatchSql.ROWS, others.keySet())
                .invoke(rows -> rows.forEach(this::load))
                .map(rows -> replaced.stream()
                        .map(row -> entries.get(number(row[0])))
                        .toList())
                .chain(ended -> wake(ended).invoke(() -> ended.forEach(entry -> entry.row.end(Instant.now()))));
    }

    private Uni<Void> write() {
        Collection<Entry> all = entries.values();
        var query = session.createNativeQuery(WatchSql.WRITE, Object[].class)
                .setParameter("ids", numbers(all, entry -> entry.id))
                .setParameter("versions", numbers(all, entry -> entry.version))
                .setParameter("places", numbers(all, entry -> entry.row.place()))
                .setParameter("questions", texts(all, entry -> Texts.json(entry.row.questions())))
                .setParameter("open", texts(all, entry -> Texts.open(entry.row.open())))
                .setParameter("detectors", texts(all, WatchLedger::detectors))
                .setParameter("references", texts(all, WatchLedger::newReference))
                .setParameter("due", numbers(all, entry -> entry.referenceDue))
                .setParameter("released", numbers(all, entry -> entry.lastReleasedAt.toEpochMilli()))
                .setParameter("alarmed", Rows.column(all, Boolean.class, entry -> entry.summary()
                        .alarmed()))
                .setParameter("summaries", texts(all, entry -> Texts.json(entry.summary())))
                .setParameter("days", Rows.column(all, Double.class, entry -> entry.summary()
                        .of(Watched.MISALIGNED)
                        .days()));
        return query.getResultList()
                .invoke(written -> {
                    if (written.size() < all.size()) {
                        throw new IllegalStateException("another instance has changed the same series; trying again");
                    }
                })
                .replaceWithVoid();
    }

    /** Null, which leaves the column as it is, where they did not have to wake. */
    private static String detectors(Entry entry) {
        return entry.row.sleeps() ? null : Texts.base64(entry.row.detectors().toBytes());
    }

    private static String newReference(Entry entry) {
        return entry.row.told().stream()
                .flatMap(told -> told.reference().stream())
                .reduce((earlier, later) -> later)
                .map(Texts::json)
                .orElse(null);
    }

    private Uni<Void> tell() {
        record Message(long id, Told told) {}
        List<Message> messages = new ArrayList<>();
        entries.values().forEach(entry -> entry.row.told().forEach(told -> messages.add(new Message(entry.id, told))));
        if (messages.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return session.createNativeQuery(WatchSql.TELL, Object[].class)
                .setParameter("ids", Rows.column(messages, Long.class, Message::id))
                .setParameter("places", Rows.column(messages, Long.class, message -> message.told.place()))
                .setParameter("references", Rows.column(messages, String.class, message -> message.told
                        .reference()
                        .map(Texts::json)
                        .orElse(null)))
                .setParameter("at", Rows.column(messages, Long.class, message -> message.told
                        .at()
                        .toEpochMilli()))
                .getResultList()
                .replaceWithVoid();
    }

    private Uni<Void> raise() {
        List<AlarmEvidence.Case> cases = entries.values().stream()
                .flatMap(entry -> entry.row.turns().stream()
                        .map(turn -> new AlarmEvidence.Case(entry.id, entry.series, turn, entry.row.reference())))
                .toList();
        return new AlarmEvidence(session).store(cases);
    }

    private List<Entry> closing() {
        return entries.values().stream()
                .filter(entry -> entry.row.hasClosedRounds())
                .toList();
    }

    private Uni<List<Object[]>> rows(String sql, Collection<Long> ids) {
        return ids.isEmpty()
                ? Uni.createFrom().item(List.of())
                : session.createNativeQuery(sql, Object[].class)
                        .setParameter("ids", Rows.column(ids, Long.class, id -> id))
                        .getResultList();
    }

    private static Series seriesOf(Object[] row) {
        return new Series(
                (String) row[1],
                (String) row[2],
                (String) row[3],
                (String) row[4],
                (String) row[5],
                Source.valueOf((String) row[6]));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static long number(Object value) {
        return ((Number) value).longValue();
    }

    private static Long[] numbers(Collection<Entry> all, Function<Entry, Long> value) {
        return Rows.column(all, Long.class, value);
    }

    private static String[] texts(Collection<Entry> all, Function<Entry, String> value) {
        return Rows.column(all, String.class, value);
    }
}
