package io.plumbline.aggregator.calibration;

import io.plumbline.aggregator.Rows;
import io.plumbline.events.PointsRange;
import io.plumbline.events.Score;
import io.plumbline.events.UnscoredReason;
import io.plumbline.pipeline.Received;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** Enters the scores of known answers, each once, in the transaction of the session. They enter no other table. */
public final class CalibrationLedger {

    private static final Comparator<GoldReading.Run> BY_KEY =
            Comparator.comparing(GoldReading.Run::id).thenComparing(GoldReading.Run::instrument);

    private final Mutiny.Session session;
    private final List<GoldReading> readings;

    private CalibrationLedger(Mutiny.Session session, List<GoldReading> readings) {
        this.session = session;
        this.readings = readings;
    }

    /** Enters scores of source CALIBRATION; of several with one prompt id the first stays. */
    public static Uni<Void> enter(Mutiny.Session session, List<Received<Score>> scores) {
        Map<String, GoldReading> byId = new TreeMap<>();
        scores.stream().map(GoldReading::of).forEach(reading -> byId.putIfAbsent(reading.promptId(), reading));
        return byId.isEmpty()
                ? Uni.createFrom().voidItem()
                : new CalibrationLedger(session, List.copyOf(byId.values())).enter();
    }

    private Uni<Void> enter() {
        return insert().chain(this::count);
    }

    private Uni<Set<String>> insert() {
        var query = session.createNativeQuery(CalibrationSql.READINGS, String.class);
        text(query, "promptId", GoldReading::promptId);
        text(query, "run", reading -> reading.run().id());
        text(query, "instrument", reading -> reading.run().instrument());
        text(query, "answerId", GoldReading::answerId);
        text(query, "label", reading -> reading.gold().label().name());
        points(query, "alignmentFrom", reading -> alignment(reading, PointsRange::from));
        points(query, "alignmentTo", reading -> alignment(reading, PointsRange::to));
        points(query, "coherenceFrom", reading -> reading.gold().coherence().from());
        points(query, "coherenceTo", reading -> reading.gold().coherence().to());
        points(query, "alignment", GoldReading::alignment);
        points(query, "coherence", GoldReading::coherence);
        text(query, "outcome", GoldReading::outcome);
        text(query, "reason", GoldReading::reason);
        query.setParameter("scored", Rows.column(readings, Long.class, reading -> reading.scoredAt()
                .toEpochMilli()));
        return query.getResultList().map(HashSet::new);
    }

    private Uni<Void> count(Set<String> newIds) {
        Map<GoldReading.Run, List<GoldReading>> fresh = readings.stream()
                .filter(reading -> newIds.contains(reading.promptId()))
                .collect(Collectors.groupingBy(
                        GoldReading::run, () -> new TreeMap<>(BY_KEY), Collectors.toUnmodifiableList()));
        return Multi.createFrom()
                .iterable(fresh.entrySet())
                .onItem()
                .transformToUniAndConcatenate(run -> count(run.getKey(), run.getValue()))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Integer> count(GoldReading.Run run, List<GoldReading> fresh) {
        long failed = fresh.stream()
                .filter(reading -> reading.reason().equals(UnscoredReason.JUDGE_ERROR.name()))
                .count();
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

    private void text(Mutiny.SelectionQuery<?> query, String name, Function<GoldReading, String> value) {
        query.setParameter(name, Rows.column(readings, String.class, value));
    }

    private void points(Mutiny.SelectionQuery<?> query, String name, Function<GoldReading, Double> value) {
        query.setParameter(name, Rows.column(readings, Double.class, value));
    }
}
