package io.plumbline.gateway.probes;

import io.plumbline.database.Transactions;
import io.plumbline.gateway.access.audit.Actor;
import io.plumbline.gateway.access.audit.AuditLog;
import io.plumbline.gateway.access.audit.AuditedChange;
import io.plumbline.problem.Problem;
import io.plumbline.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;

/** Probes that were submitted. */
@ApplicationScoped
public class Probes {

    private final Transactions database;

    Probes(Transactions database) {
        this.database = database;
    }

    /** How far a probe is; fails with a problem where there is none. */
    public Uni<ProbeView> view(String id) {
        return database.once(session -> view(session, id));
    }

    /** The same in a transaction that does more. */
    public static Uni<ProbeView> view(Mutiny.Session session, String id) {
        return session.find(ProbeRow.class, id)
                .map(probe -> required(id, probe))
                .chain(probe -> models(session, id).map(lanes -> ProbeView.of(probe, lanes)));
    }

    /** Calls a probe off; one that is over stays as it is. */
    public Uni<ProbeView> cancel(Actor actor, String id) {
        return database.once(session -> session.find(ProbeRow.class, id, LockMode.PESSIMISTIC_WRITE)
                .map(probe -> required(id, probe))
                .chain(probe -> locked(session, List.of(id)).chain(rows -> cancel(session, actor, probe, rows))));
    }

    /** The models of probes whose rows are locked, in the one order in which everybody locks them. */
    public static Uni<List<LaneRow>> locked(Mutiny.Session session, List<String> probes) {
        return session.createSelectionQuery(
                        "from LaneRow where probeId in :probes order by id", LaneRow.class)
                .setParameter("probes", probes)
                .setLockMode(LockMode.PESSIMISTIC_WRITE)
                .getResultList();
    }

    /** Without the bitmaps, of which nobody is told. */
    private static Uni<List<LaneState>> models(Mutiny.Session session, String probe) {
        return session.createSelectionQuery(
                        "select model, target, role, total, nextIndex, finishedCount, counts, unscored, lastFailure, waitingFor"
                                + " from LaneRow where probeId = :probe order by ordinal",
                        LaneState.class)
                .setParameter("probe", probe)
                .getResultList();
    }

    private static Uni<ProbeView> cancel(
            Mutiny.Session session, Actor actor, ProbeRow probe, List<LaneRow> rows) {
        if (!probe.cancel()) {
            return Uni.createFrom().item(ProbeView.of(probe, LaneState.of(rows)));
        }
        rows.forEach(LaneRow::cancel);
        return AuditLog.note(
                        session,
                        actor,
                        new AuditedChange("cancelled", "probe", probe.id, ProbeState.RUNNING, ProbeState.CANCELLED))
                .replaceWith(() -> ProbeView.of(probe, LaneState.of(rows)));
    }

    private static ProbeRow required(String id, ProbeRow probe) {
        if (probe == null) {
            throw new ProblemException(Problem.notFound("there is no probe '" + id + "'"));
        }
        return probe;
    }
}
