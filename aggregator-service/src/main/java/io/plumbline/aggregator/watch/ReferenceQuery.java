package io.plumbline.aggregator.watch;

import io.plumbline.aggregator.detectors.AlarmKind;
import io.plumbline.aggregator.detectors.Reference;
import io.plumbline.aggregator.detectors.ReferenceRule;
import io.plumbline.database.Rows;
import io.smallrye.mutiny.Uni;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;

/** Reads what may serve as a reference from the counts, which outlive the answers. */
final class ReferenceQuery {

    private final Mutiny.Session session;

    ReferenceQuery(Mutiny.Session session) {
        this.session = session;
    }

    /** For each of the series its baseline, the baseline's counts in the same series, and its own. */
    Uni<Map<Long, ReferenceRule.ReferenceCandidates>> find(List<Long> series) {
        if (series.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return list(WatchSql.BASELINES, series).chain(baselines -> list(WatchSql.COUNTS, counted(baselines))
                .map(ReferenceQuery::bySeries)
                .map(counts -> found(baselines, counts)));
    }

    private static List<Long> counted(List<Object[]> baselines) {
        return baselines.stream()
                .flatMap(row -> Stream.of(row[0], row[2]))
                .filter(Objects::nonNull)
                .map(ReferenceQuery::number)
                .distinct()
                .toList();
    }

    private static Map<Long, Map<String, long[]>> bySeries(List<Object[]> rows) {
        Map<Long, Map<String, long[]>> series = new HashMap<>();
        for (Object[] row : rows) {
            long[] counts = series.computeIfAbsent(number(row[0]), id -> new HashMap<>())
                    .computeIfAbsent((String) row[1], id -> new long[1 + AlarmKind.values().length]);
            long answers = number(row[3]);
            counts[0] += answers;
            Arrays.stream(AlarmKind.values())
                    .filter(kind -> kind.counts((String) row[2]))
                    .forEach(kind -> counts[1 + kind.column()] += answers);
        }
        return series;
    }

    private static Map<Long, ReferenceRule.ReferenceCandidates> found(
            List<Object[]> baselines, Map<Long, Map<String, long[]>> counts) {
        Map<Long, ReferenceRule.ReferenceCandidates> found = new HashMap<>();
        for (Object[] row : baselines) {
            String model = (String) row[1];
            found.put(
                    number(row[0]),
                    new ReferenceRule.ReferenceCandidates(
                            Optional.ofNullable(model),
                            Optional.ofNullable(row[2])
                                    .map(ReferenceQuery::number)
                                    .filter(counts::containsKey)
                                    .map(id -> new Reference(model, counts.get(id))),
                            new Reference("", counts.getOrDefault(number(row[0]), Map.of()))));
        }
        return found;
    }

    private Uni<List<Object[]>> list(String sql, Collection<Long> ids) {
        return session.createNativeQuery(sql, Object[].class)
                .setParameter("ids", Rows.column(ids, Long.class, id -> id))
                .getResultList();
    }

    private static long number(Object value) {
        return ((Number) value).longValue();
    }
}
