package io.plumbline.aggregator.watch;

import io.plumbline.database.Rows;
import io.plumbline.events.Series;
import io.plumbline.events.answer.Source;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hibernate.reactive.mutiny.Mutiny;

/** Finds series whose alarms are up though their model is another one by now. */
final class ReplacedAlarms {

    private final Mutiny.Session session;

    ReplacedAlarms(Mutiny.Session session) {
        this.session = session;
    }

    /** Those that a batch replaces, by id. */
    Uni<Map<Long, Series>> by(List<NewAnswers> shown) {
        List<String> models =
                shown.stream().map(one -> one.series().model()).distinct().toList();
        return session.createNativeQuery(WatchSql.ALARMED, Object[].class)
                .setParameter("models", Rows.column(models, String.class, model -> model))
                .getResultList()
                .map(rows -> replaced(rows, shown));
    }

    private static Map<Long, Series> replaced(List<Object[]> rows, List<NewAnswers> shown) {
        Map<Long, Series> replaced = new TreeMap<>();
        for (Object[] row : rows) {
            Series series = series(row);
            Instant lastReleasedAt = Instant.ofEpochMilli(((Number) row[7]).longValue());
            if (shown.stream().anyMatch(one -> one.replaces(series, lastReleasedAt))) {
                replaced.put(((Number) row[0]).longValue(), series);
            }
        }
        return replaced;
    }

    private static Series series(Object[] row) {
        return new Series(
                (String) row[1],
                (String) row[2],
                (String) row[3],
                (String) row[4],
                (String) row[5],
                Source.valueOf((String) row[6]));
    }
}
