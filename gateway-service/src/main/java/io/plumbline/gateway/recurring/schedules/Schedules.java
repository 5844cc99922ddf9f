package io.plumbline.gateway.recurring.schedules;

import io.plumbline.database.Transactions;
import io.plumbline.gateway.access.audit.Actor;
import io.plumbline.gateway.access.audit.AuditLog;
import io.plumbline.gateway.access.audit.AuditedChange;
import io.plumbline.gateway.probes.launch.ScheduledProbes;
import io.plumbline.problem.Problem;
import io.plumbline.problem.ProblemException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;

/** Stores, reads and deletes schedules. */
@ApplicationScoped
class Schedules {

    private static final String KIND = "schedule";

    private final Transactions database;
    private final ScheduledProbes probes;
    private final ScheduleStrata strata;
    private final Clock clock = Clock.systemUTC();

    Schedules(Transactions database, ScheduledProbes probes, ScheduleStrata strata) {
        this.database = database;
        this.probes = probes;
        this.strata = strata;
    }

    /** Stores a schedule; fails with a problem if it could not run now. */
    Uni<Kept> put(Actor actor, String id, ScheduleSpec spec) {
        return strata.rotation(spec)
                .chain(rotation -> database.once(session -> Multi.createFrom()
                        .iterable(rotation.whole().probes())
                        .onItem()
                        .transformToUniAndConcatenate(planned -> probes.check(session, planned.toLaunch(spec)))
                        .collect()
                        .last()
                        .chain(() -> session.find(ScheduleRow.class, id, LockMode.PESSIMISTIC_WRITE))
                        .chain(row -> keep(session, actor, Optional.ofNullable(row), id, spec))));
    }

    Uni<Optional<ScheduleView>> find(String id) {
        return database.once(session -> session.find(ScheduleRow.class, id))
                .map(row -> Optional.ofNullable(row).map(ScheduleView::of));
    }

    /** Schedules sorted by id, after a given id. */
    Uni<List<ScheduleView>> list(String after, int limit) {
        return database.once(session -> session.createSelectionQuery(
                                "from ScheduleRow where id > :after order by id", ScheduleRow.class)
                        .setParameter("after", after)
                        .setMaxResults(limit)
                        .getResultList())
                .map(rows -> rows.stream().map(ScheduleView::of).toList());
    }

    /** Deletes a schedule; probes that it started go on. */
    Uni<Void> delete(Actor actor, String id) {
        return database.once(session -> session.find(ScheduleRow.class, id, LockMode.PESSIMISTIC_WRITE)
                .onItem()
                .ifNull()
                .failWith(() -> new ProblemException(Problem.notFound("there is no schedule '" + id + "'")))
                .call(session::remove)
                .chain(row -> AuditLog.note(session, actor, new AuditedChange("deleted", KIND, id, row.spec, null))));
    }

    /** An unchanged schedule writes no audit entry. */
    private Uni<Kept> keep(
            Mutiny.Session session, Actor actor, Optional<ScheduleRow> known, String id, ScheduleSpec spec) {
        ScheduleRow row = known.orElseGet(() -> new ScheduleRow(id));
        ScheduleSpec before = row.spec;
        if (spec.equals(before)) {
            return Uni.createFrom().item(new Kept(ScheduleView.of(row), false));
        }
        row.take(spec, Instant.now(clock));
        AuditedChange change = new AuditedChange(before == null ? "created" : "changed", KIND, id, before, spec);
        return (before == null ? session.persist(row).chain(session::flush) : session.flush())
                .chain(() -> AuditLog.note(session, actor, change))
                .replaceWith(() -> new Kept(ScheduleView.of(row), before == null));
    }

    /**
     * A stored schedule.
     *
     * @param isNew whether this request created it
     */
    record Kept(ScheduleView view, boolean isNew) {}
}
