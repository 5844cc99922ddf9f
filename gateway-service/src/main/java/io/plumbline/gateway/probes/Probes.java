package io.plumbline.gateway.probes;

import io.plumbline.database.Transactions;
import io.plumbline.gateway.access.audit.Actor;
import io.plumbline.gateway.access.audit.AuditLog;
import io.plumbline.gateway.access.audit.AuditedChange;
import io.plumbline.gateway.models.delays.ModelDelays;
import io.plumbline.problem.Problem;
import io.plumbline.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;

/** Reads and cancels submitted probes. */
@ApplicationScoped
public class Probes {

    private static final int MOST_ABANDONED = 20;

    private final Transactions database;
    private final ModelDelays delays;
    private final ProbeCancellations cancellations;

    Probes(Transactions database, ModelDelays delays, ProbeCancellations cancellations) {
        this.database = database;
        this.delays = delays;
        this.cancellations = cancellations;
    }

    /** A probe's progress; fails with a 404 problem if there is no such probe. */
    public Uni<ProbeView> view(String id) {
        return database.once(session -> session.find(ProbeRow.class, id)
                .map(probe -> required(id, probe))
                .chain(probe -> noted(session, probe)));
    }

    private Uni<ProbeView> noted(Mutiny.Session session, ProbeRow probe) {
        return models(session, probe.id).map(lanes -> ProbeView.of(probe, lanes).noting(notes(probe, lanes)));
    }

    /** What holds the probe up at present and what its endpoints refuse, in a sentence each for each model and for the judge. */
    private List<String> notes(ProbeRow probe, List<LaneState> lanes) {
        List<LaneState> open =
                lanes.stream().filter(lane -> open(probe, lane) > 0).toList();
        if (open.isEmpty()) {
            return List.of();
        }
        long all = open.stream().mapToLong(lane -> open(probe, lane)).sum();
        return Stream.concat(
                        open.stream().flatMap(lane -> delays.ofModel(lane.target(), open(probe, lane))),
                        delays.ofJudge(probe.judge, all))
                .distinct()
                .toList();
    }

    /** Prompts without an outcome; of a cancelled probe only released ones. */
    private static long open(ProbeRow probe, LaneState lane) {
        int asked = probe.state == ProbeState.CANCELLED ? lane.nextIndex() : lane.total();
        return Math.max(0, asked - lane.finishedCount());
    }

    /** A probe's progress without notes, read in the caller's transaction. */
    public static Uni<ProbeView> view(Mutiny.Session session, String id) {
        return session.find(ProbeRow.class, id)
                .map(probe -> required(id, probe))
                .chain(probe -> models(session, id).map(lanes -> ProbeView.of(probe, lanes)));
    }

    /** Renews a probe's lease, if it has one; returns its progress. */
    public Uni<ProbeView> renewLease(String id) {
        return database.once(session -> session.find(ProbeRow.class, id)
                .map(probe -> required(id, probe))
                .invoke(probe -> probe.renewLease(Instant.now()))
                .chain(probe -> noted(session, probe)));
    }

    /** Ids of running probes whose clients have not renewed their leases in time. */
    public Uni<List<String>> abandoned(Instant now) {
        return database.once(session -> session.createSelectionQuery(
                        "select id from ProbeRow where state = :running and leaseUntil < :now order by id",
                        String.class)
                .setParameter("running", ProbeState.RUNNING)
                .setParameter("now", now)
                .setMaxResults(MOST_ABANDONED)
                .getResultList());
    }

    /** Cancels a probe and tells the samplers; one that is over stays as it is. */
    public Uni<ProbeView> cancel(Actor actor, String id) {
        return database.once(session -> session.find(ProbeRow.class, id, LockMode.PESSIMISTIC_WRITE)
                        .map(probe -> required(id, probe))
                        .chain(probe ->
                                locked(session, List.of(id)).chain(rows -> cancel(session, actor, probe, rows))))
                .invoke(probe -> {
                    if (probe.state() == ProbeState.CANCELLED && probe.finishedAt() == null) {
                        cancellations.tell(probe);
                    }
                });
    }

    /** Locks the lanes of probes, by id: a single order for all transactions prevents deadlocks. */
    public static Uni<List<LaneRow>> locked(Mutiny.Session session, List<String> probes) {
        return session.createSelectionQuery("from LaneRow where probeId in :probes order by id", LaneRow.class)
                .setParameter("probes", probes)
                .setLockMode(LockMode.PESSIMISTIC_WRITE)
                .getResultList();
    }

    /** Without the bitmaps, which no caller sees. */
    private static Uni<List<LaneState>> models(Mutiny.Session session, String probe) {
        return session.createSelectionQuery(
                        "select model, revision, target, role, total, nextIndex, finishedCount, counts, unscored, lastFailure, waitingFor"
                                + " from LaneRow where probeId = :probe order by ordinal",
                        LaneState.class)
                .setParameter("probe", probe)
                .getResultList();
    }

    private static Uni<ProbeView> cancel(Mutiny.Session session, Actor actor, ProbeRow probe, List<LaneRow> rows) {
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
