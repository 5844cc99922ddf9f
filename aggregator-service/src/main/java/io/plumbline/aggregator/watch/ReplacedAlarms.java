package io.plumbline.aggregator.watch;

import io.plumbline.aggregator.store.StoredSeries;
import io.plumbline.database.Row;
import io.plumbline.database.Rows;
import io.plumbline.events.Series;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hibernate.reactive.mutiny.Mutiny;

/** Finds series that still have an alarm although their model has been replaced. */
final class ReplacedAlarms {

    private final Mutiny.Session session;

    ReplacedAlarms(Mutiny.Session session) {
        this.session = session;
    }

    /** A series with an alarm, and when the newest prompt of its answers was released. */
    private record AlarmedSeries(long id, Series series, Instant lastReleasedAt) {

        static AlarmedSeries of(Row row) {
            return new AlarmedSeries(row.number("series_id"), StoredSeries.of(row), row.instant("last_released_at"));
        }
    }

    /** The series with alarms whose model the new answers replace, by id. */
    Uni<Map<Long, Series>> by(List<NewAnswers> answers) {
        List<String> models =
                answers.stream().map(one -> one.series().model()).distinct().toList();
        return Rows.list(
                        Rows.query(session, WatchSql.ALARMED)
                                .setParameter("models", Rows.column(models, String.class, model -> model)),
                        AlarmedSeries::of)
                .map(alarmed -> replaced(alarmed, answers));
    }

    private static Map<Long, Series> replaced(List<AlarmedSeries> alarmed, List<NewAnswers> answers) {
        Map<Long, Series> replaced = new TreeMap<>();
        alarmed.stream()
                .filter(one -> answers.stream().anyMatch(fresh -> fresh.replaces(one.series(), one.lastReleasedAt())))
                .forEach(one -> replaced.put(one.id(), one.series()));
        return replaced;
    }
}
