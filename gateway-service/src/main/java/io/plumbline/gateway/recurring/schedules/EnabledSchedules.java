package io.plumbline.gateway.recurring.schedules;

import io.smallrye.mutiny.Uni;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;

/** Finds the schedules that expect answers: those that are enabled and whose model is not deleted. */
final class EnabledSchedules {

    private EnabledSchedules() {}

    /** The schedules in the order of their ids. */
    static Uni<List<ScheduleRow>> of(Mutiny.Session session) {
        return session.createSelectionQuery("from ScheduleRow where enabled order by id", ScheduleRow.class)
                .getResultList()
                .chain(rows -> registered(session, rows).map(models -> rows.stream()
                        .filter(row -> models.contains(row.spec.model()))
                        .toList()));
    }

    private static Uni<Set<String>> registered(Mutiny.Session session, List<ScheduleRow> rows) {
        return session.createSelectionQuery(
                        "select id from ModelRegistrationRow where id in :models and deletedAt is null", String.class)
                .setParameter(
                        "models", rows.stream().map(row -> row.spec.model()).toList())
                .getResultList()
                .map(HashSet::new);
    }
}
