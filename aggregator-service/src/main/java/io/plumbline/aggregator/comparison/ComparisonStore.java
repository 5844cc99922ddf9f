package io.plumbline.aggregator.comparison;

import io.plumbline.database.Transactions;
import io.plumbline.events.Series;
import io.plumbline.events.answer.Source;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Reads a model's counts by question, of all its answers or of those from or before a time. Counts by question know no time,
 * so those from a time on are counted from the answers, and those before it are the rest of all: so what is before it may
 * be older than the oldest answer that is kept.
 */
@ApplicationScoped
class ComparisonStore {

    private static final Instant END = Instant.parse("9999-12-31T00:00:00Z");

    private final Transactions transactions;

    ComparisonStore(Transactions transactions) {
        this.transactions = transactions;
    }

    /** The series that have answers in the window; at most one end of it may be given. */
    Uni<List<SeriesCounts>> read(String model, Optional<Instant> from, Optional<Instant> to) {
        Instant cut = from.or(() -> to).orElse(END);
        return transactions.once(session -> session.createNativeQuery(ComparisonSql.ONE_STATE)
                .executeUpdate()
                .chain(() -> counted(session, ComparisonSql.ALL, model, Optional.empty()))
                .chain(all -> from.isEmpty() && to.isEmpty()
                        ? series(session, model, Instant.EPOCH, END).map(series -> whole(series, all))
                        : counted(session, ComparisonSql.SINCE, model, Optional.of(cut))
                                .chain(since -> countedSince(session, model, cut)
                                        .chain(counted -> series(
                                                        session, model, from.orElse(Instant.EPOCH), to.orElse(END))
                                                .map(series -> cut(series, all, since, counted, to.isPresent()))))));
    }

    private static List<SeriesCounts> whole(Map<Long, Found> series, Map<Long, Map<String, Counts>> all) {
        return series.entrySet().stream()
                .map(entry -> entry.getValue().with(0, all.getOrDefault(entry.getKey(), Map.of())))
                .toList();
    }

    private static List<SeriesCounts> cut(
            Map<Long, Found> series,
            Map<Long, Map<String, Counts>> all,
            Map<Long, Map<String, Counts>> since,
            Map<Long, Long> counted,
            boolean before) {
        return series.entrySet().stream()
                .map(entry -> {
                    Map<String, Counts> newer = since.getOrDefault(entry.getKey(), Map.of());
                    long kept =
                            newer.values().stream().mapToLong(Counts::attempts).sum();
                    return entry.getValue()
                            .with(
                                    counted.getOrDefault(entry.getKey(), 0L) - kept,
                                    before ? rest(all.getOrDefault(entry.getKey(), Map.of()), newer) : newer);
                })
                .toList();
    }

    private static Map<String, Counts> rest(Map<String, Counts> all, Map<String, Counts> newer) {
        return all.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue()
                .without(newer.getOrDefault(entry.getKey(), Counts.NONE))));
    }

    /** A series in the window, without its counts. */
    private record Found(Series series, Instant newest) {
        SeriesCounts with(long lost, Map<String, Counts> questions) {
            return new SeriesCounts(
                    series,
                    newest,
                    lost,
                    questions.entrySet().stream()
                            .filter(entry -> entry.getValue().attempts() > 0)
                            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
        }
    }

    private static Uni<Map<Long, Found>> series(Mutiny.Session session, String model, Instant from, Instant to) {
        return session.createNativeQuery(ComparisonSql.SERIES, Object[].class)
                .setParameter("model", model)
                .setParameter("start", from.getEpochSecond())
                .setParameter("end", to.getEpochSecond())
                .getResultList()
                .map(rows -> rows.stream()
                        .filter(row -> Objects.nonNull(row[7]))
                        .collect(Collectors.toMap(row -> number(row[0]), ComparisonStore::found)));
    }

    private static Found found(Object[] row) {
        return new Found(
                new Series(
                        (String) row[1],
                        (String) row[2],
                        (String) row[3],
                        (String) row[4],
                        (String) row[5],
                        Source.valueOf((String) row[6])),
                Instant.ofEpochMilli(number(row[7])));
    }

    private static Uni<Map<Long, Map<String, Counts>>> counted(
            Mutiny.Session session, String sql, String model, Optional<Instant> since) {
        var query = session.createNativeQuery(sql, Object[].class).setParameter("model", model);
        since.ifPresent(time -> query.setParameter("start", time.getEpochSecond()));
        return query.getResultList().map(rows -> {
            Map<Long, Map<String, Counts>> counts = new HashMap<>();
            rows.forEach(row -> counts.computeIfAbsent(number(row[0]), id -> new HashMap<>())
                    .put((String) row[1], new Counts(number(row[2]), number(row[3]), number(row[4]))));
            return counts;
        });
    }

    private static Uni<Map<Long, Long>> countedSince(Mutiny.Session session, String model, Instant since) {
        return session.createNativeQuery(ComparisonSql.COUNTED_SINCE, Object[].class)
                .setParameter("model", model)
                .setParameter("start", since.getEpochSecond())
                .getResultList()
                .map(rows -> rows.stream().collect(Collectors.toMap(row -> number(row[0]), row -> number(row[1]))));
    }

    private static long number(Object value) {
        return ((Number) value).longValue();
    }
}
