package io.plumbline.aggregator.identity;

import io.plumbline.aggregator.runs.RunLedger;
import io.plumbline.database.Rows;
import io.plumbline.events.Score;
import io.plumbline.pipeline.Received;
import io.smallrye.mutiny.Uni;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/** Enters the answers of comparisons, each once, in the transaction of the session. They enter no other table. */
public final class IdentityLedger extends RunLedger<IdentityReading, IdentityReading.Run> {

    private static final Comparator<IdentityReading.Run> BY_ID = Comparator.comparing(IdentityReading.Run::id);

    private final Mutiny.Session session;

    private IdentityLedger(Mutiny.Session session) {
        super(BY_ID);
        this.session = session;
    }

    /** Enters scores of source CANARY; of several with one prompt id the first stays. */
    public static Uni<Void> enter(Mutiny.Session session, List<Received<Score>> scores) {
        return new IdentityLedger(session).enter(scores.stream().map(IdentityReading::of));
    }

    @Override
    protected Uni<List<String>> insert(List<IdentityReading> readings) {
        var query = session.createNativeQuery(IdentitySql.READINGS, String.class);
        text(query, readings, "promptId", IdentityReading::promptId);
        text(query, readings, "run", reading -> reading.run().id());
        text(query, readings, "questionId", IdentityReading::questionId);
        text(query, readings, "side", reading -> reading.side().name());
        text(query, readings, "answer", IdentityReading::answer);
        text(query, readings, "firstToken", IdentityReading::firstToken);
        text(query, readings, "failure", IdentityReading::failure);
        query.setParameter("answered", Rows.column(readings, Long.class, reading -> reading.answeredAt()
                .toEpochMilli()));
        return query.getResultList();
    }

    @Override
    protected Uni<Integer> count(IdentityReading.Run run, List<IdentityReading> fresh) {
        long failed =
                fresh.stream().filter(reading -> !reading.failure().isEmpty()).count();
        return session.createNativeQuery(IdentitySql.RUN)
                .setParameter("run", run.id())
                .setParameter("model", run.model())
                .setParameter("revision", run.revision())
                .setParameter("baseline", run.baseline())
                .setParameter("promptSet", run.promptSet())
                .setParameter("size", run.size())
                .setParameter("partition", run.partition())
                .setParameter("answers", fresh.size())
                .setParameter("failed", (int) failed)
                .setParameter("released", run.releasedAt().toEpochMilli())
                .setParameter("expires", run.expiresAt().toEpochMilli())
                .executeUpdate();
    }

    private static void text(
            Mutiny.SelectionQuery<?> query,
            List<IdentityReading> readings,
            String name,
            Function<IdentityReading, String> value) {
        query.setParameter(name, Rows.column(readings, String.class, value));
    }
}
