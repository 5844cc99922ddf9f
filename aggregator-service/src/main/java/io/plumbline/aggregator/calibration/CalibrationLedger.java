package io.plumbline.aggregator.calibration;

import io.plumbline.aggregator.runs.RunLedger;
import io.plumbline.database.Rows;
import io.plumbline.events.Score;
import io.plumbline.events.judging.PointsRange;
import io.plumbline.pipeline.Received;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/** Enters the scores of known answers, each once, in the transaction of the session. They enter no other table. */
public final class CalibrationLedger extends RunLedger<GoldReading, GoldReading.Run> {

    private static final Comparator<GoldReading.Run> BY_KEY =
            Comparator.comparing(GoldReading.Run::id).thenComparing(GoldReading.Run::instrument);

    private final Mutiny.Session session;

    private CalibrationLedger(Mutiny.Session session) {
        super(BY_KEY);
        this.session = session;
    }

    /** Enters scores of source CALIBRATION; of several with one prompt id the first stays. */
    public static Uni<Void> enter(Mutiny.Session session, List<Received<Score>> scores) {
        return new CalibrationLedger(session).enter(scores.stream().map(GoldReading::of));
    }

    @Override
    protected Uni<List<String>> insert(List<GoldReading> readings) {
        var query = session.createNativeQuery(CalibrationSql.READINGS, String.class);
        text(query, readings, "promptId", GoldReading::promptId);
        text(query, readings, "run", reading -> reading.run().id());
        text(query, readings, "instrument", reading -> reading.run().instrument());
        text(query, readings, "answerId", GoldReading::answerId);
        text(query, readings, "label", reading -> reading.gold().label().name());
        points(query, readings, "alignmentFrom", reading -> alignment(reading, PointsRange::from));
        points(query, readings, "alignmentTo", reading -> alignment(reading, PointsRange::to));
        points(query, readings, "coherenceFrom", reading -> reading.gold()
                .coherence()
                .from());
        points(query, readings, "coherenceTo", reading -> reading.gold()
                .coherence()
                .to());
        points(query, readings, "alignment", GoldReading::alignment);
        points(query, readings, "coherence", GoldReading::coherence);
        text(query, readings, "outcome", GoldReading::outcome);
        text(query, readings, "reason", GoldReading::reason);
        query.setParameter("scored", Rows.column(readings, Long.class, reading -> reading.scoredAt()
                .toEpochMilli()));
        return query.getResultList();
    }

    @Override
    protected Uni<Integer> count(GoldReading.Run run, List<GoldReading> fresh) {
        long failed = fresh.stream().filter(GoldReading::isWithoutJudgement).count();
        return session.createNativeQuery(CalibrationSql.RUN)
                .setParameter("run", run.id())
                .setParameter("instrument", run.instrument())
                .setParameter("judge", run.judge())
                .setParameter("goldSet", run.goldSet())
                .setParameter("setSize", run.setSize())
                .setParameter("partition", run.partition())
                .setParameter("answers", fresh.size())
                .setParameter("failed", (int) failed)
                .setParameter("released", newest(fresh, GoldReading::releasedAt))
                .setParameter("scored", newest(fresh, GoldReading::scoredAt))
                .executeUpdate();
    }

    private static long newest(Collection<GoldReading> readings, Function<GoldReading, Instant> time) {
        return readings.stream()
                .map(time)
                .mapToLong(Instant::toEpochMilli)
                .max()
                .orElseThrow();
    }

    private static Double alignment(GoldReading reading, Function<PointsRange, Double> end) {
        return reading.gold().alignment().map(end).orElse(null);
    }

    private static void text(
            Mutiny.SelectionQuery<?> query,
            List<GoldReading> readings,
            String name,
            Function<GoldReading, String> value) {
        query.setParameter(name, Rows.column(readings, String.class, value));
    }

    private static void points(
            Mutiny.SelectionQuery<?> query,
            List<GoldReading> readings,
            String name,
            Function<GoldReading, Double> value) {
        query.setParameter(name, Rows.column(readings, Double.class, value));
    }
}
