package io.plumbline.gateway.probes.launch;

import io.plumbline.events.judging.Profile;
import io.plumbline.gateway.access.audit.Actor;
import io.plumbline.gateway.models.endpoint.TargetSpec;
import io.plumbline.gateway.probes.ProbeView;
import io.plumbline.gateway.probes.request.ProbeSpec;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** Launches the probes of schedules. They are released after probes that a caller submitted and waits for. */
@ApplicationScoped
public class ScheduledProbes {

    /** After a submitted probe, whose default is 0. */
    private static final int PRIORITY = 5;

    /** First samples wrap here: far from overflow, and a multiple of every usual number of wordings. */
    private static final int MOST_SAMPLES = 720_720_000;

    private static final String RUNNING = "select count(*) from ProbeRow where id in :ids and finishedAt is null";

    private final ProbeLauncher launcher;

    ScheduledProbes(ProbeLauncher launcher) {
        this.launcher = launcher;
    }

    /**
     * A probe that a schedule asks of a model and its registered baseline.
     *
     * @param model id of the candidate
     * @param questionSet name of the set
     * @param variants names of the variants to ask
     * @param samples answers per question
     * @param profile the rules of judging
     * @param judge null for the configured one
     */
    public record ScheduledProbe(
            String model, String questionSet, List<String> variants, int samples, Profile profile, TargetSpec judge) {

        private ProbeSpec spec() {
            return ProbeSpec.ofSet(model, questionSet, variants, samples, judge).under(profile, PRIORITY);
        }
    }

    /** Stores a probe in the caller's transaction and returns its id. If it cannot, it fails with a problem and stores no row. */
    public Uni<String> launch(Mutiny.Session session, Actor actor, ScheduledProbe wanted, long firstSample) {
        return Uni.createFrom()
                .deferred(() -> launcher.launch(session, actor, wanted.spec(), (int) (firstSample % MOST_SAMPLES)))
                .map(ProbeView::id);
    }

    /** Fails with a problem if such a probe could not be launched now. */
    public Uni<Void> check(Mutiny.Session session, ScheduledProbe wanted) {
        return launcher.check(session, wanted.spec());
    }

    /** Whether at least one of these probes still waits for outcomes. */
    public Uni<Boolean> isRunning(Mutiny.Session session, List<String> ids) {
        return ids.isEmpty()
                ? Uni.createFrom().item(false)
                : session.createSelectionQuery(RUNNING, Long.class)
                        .setParameter("ids", ids)
                        .getSingleResult()
                        .map(count -> count > 0);
    }
}
