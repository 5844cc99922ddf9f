package io.plumbline.aggregator.comparison;

import io.plumbline.aggregator.counts.AnswerShares;
import io.plumbline.aggregator.store.StoredSeries;
import io.plumbline.database.Row;
import io.plumbline.database.Rows;
import io.plumbline.database.Transactions;
import io.plumbline.events.Series;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
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

    private static List<SeriesCounts> whole(Map<Long, Found> series, Map<Long, Map<String, AnswerShares>> all) {
        return series.entrySet().stream()
                .map(entry -> entry.getValue().with(0, all.getOrDefault(entry.getKey(), Map.of())))
                .toList();
    }

    private static List<SeriesCounts> cut(
            Map<Long, Found> series,
            Map<Long, Map<String, AnswerShares>> all,
            Map<Long, Map<String, AnswerShares>> since,
            Map<Long, Long> counted,
            boolean before) {
        return series.entrySet().stream()
                .map(entry -> {
                    Map<String, AnswerShares> newer = since.getOrDefault(entry.getKey(), Map.of());
                    long kept = newer.values().stream()
                            .mapToLong(AnswerShares::answers)
                            .sum();
                    return entry.getValue()
                            .with(
                                    counted.getOrDefault(entry.getKey(), 0L) - kept,
                                    before ? rest(all.getOrDefault(entry.getKey(), Map.of()), newer) : newer);
                })
                .toList();
    }

    private static Map<String, AnswerShares> rest(Map<String, AnswerShares> all, Map<String, AnswerShares> newer) {
        return all.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue()
                .minus(newer.getOrDefault(entry.getKey(), AnswerShares.NONE))));
    }

    /** A series in the window, without its counts. */
    private record Found(long id, Series series, Instant newest) {

        /** {@code newest} is null if no answer lies in the window. */
        static Found of(Row row) {
            return new Found(row.number("id"), StoredSeries.of(row), row.optionalInstant("newest"));
        }

        SeriesCounts with(long lost, Map<String, AnswerShares> questions) {
            return new SeriesCounts(
                    series,
                    newest,
                    lost,
                    questions.entrySet().stream()
                            .filter(entry -> entry.getValue().answers() > 0)
                            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
        }
    }

    private static Uni<Map<Long, Found>> series(Mutiny.Session session, String model, Instant from, Instant to) {
        return Rows.list(
                        Rows.query(session, ComparisonSql.SERIES)
                                .setParameter("model", model)
                                .setParameter("start", from.getEpochSecond())
                                .setParameter("end", to.getEpochSecond()),
                        Found::of)
                .map(all -> all.stream()
                        .filter(found -> found.newest() != null)
                        .collect(Collectors.toMap(Found::id, Function.identity())));
    }

    private record Counted(long seriesId, String question, AnswerShares counts) {
        static Counted of(Row row) {
            return new Counted(
                    row.number("series_id"),
                    row.text("question_id"),
                    new AnswerShares(
                            row.number("misaligned"),
                            row.number("coherent"),
                            row.number("incoherent"),
                            row.number("refused"),
                            row.number("unscored"),
                            row.number("answers")));
        }
    }

    private static Uni<Map<Long, Map<String, AnswerShares>>> counted(
            Mutiny.Session session, String sql, String model, Optional<Instant> since) {
        var query = Rows.query(session, sql).setParameter("model", model);
        since.ifPresent(time -> query.setParameter("start", time.getEpochSecond()));
        return Rows.list(query, Counted::of).map(all -> all.stream()
                .collect(Collectors.groupingBy(
                        Counted::seriesId, Collectors.toMap(Counted::question, Counted::counts))));
    }

    private static Uni<Map<Long, Long>> countedSince(Mutiny.Session session, String model, Instant since) {
        return Rows.list(
                        Rows.query(session, ComparisonSql.COUNTED_SINCE)
                                .setParameter("model", model)
                                .setParameter("start", since.getEpochSecond()),
                        row -> Map.entry(row.number("series_id"), row.number("answers")))
                .map(all -> all.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }
}
