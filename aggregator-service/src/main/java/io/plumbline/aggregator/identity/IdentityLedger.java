package io.plumbline.aggregator.identity;

import io.plumbline.aggregator.Rows;
import io.plumbline.events.Score;
import io.plumbline.pipeline.Received;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** Enters the answers of comparisons, each once, in the transaction of the session. They enter no other table. */
public final class IdentityLedger {

    private static final Comparator<IdentityReading.Run> BY_ID = Comparator.comparing(IdentityReading.Run::id);

    private final Mutiny.Session session;
    private final List<IdentityReading> readings;

    private IdentityLedger(Mutiny.Session session, List<IdentityReading> readings) {
        this.session = session;
        this.readings = readings;
    }

    /** Enters scores of source CANARY; of several with one prompt id the first stays. */
    public static Uni<Void> enter(Mutiny.Session session, List<Received<Score>> scores) {
        Map<String, IdentityReading> byId = new TreeMap<>();
        scores.stream().map(IdentityReading::of).forEach(reading -> byId.putIfAbsent(reading.promptId(), reading));
        return byId.isEmpty()
                ? Uni.createFrom().voidItem()
                : new IdentityLedger(session, List.copyOf(byId.values())).enter();
    }

    private Uni<Void> enter() {
        return insert().chain(this::count);
    }

    private Uni<Set<String>> insert() {
        var query = session.createNativeQuery(IdentitySql.READINGS, String.class);
        text(query, "promptId", IdentityReading::promptId);
        text(query, "run", reading -> reading.run().id());
        text(query, "questionId", IdentityReading::questionId);
        text(query, "side", reading -> reading.side().name());
        text(query, "answer", IdentityReading::answer);
        text(query, "firstToken", IdentityReading::firstToken);
        text(query, "failure", IdentityReading::failure);
        query.setParameter("answered", Rows.column(readings, Long.class, reading -> reading.answeredAt()
                .toEpochMilli()));
        return query.getResultList().map(HashSet::new);
    }

    private Uni<Void> count(Set<String> newIds) {
        Map<IdentityReading.Run, List<IdentityReading>> fresh = readings.stream()
                .filter(reading -> newIds.contains(reading.promptId()))
                .collect(Collectors.groupingBy(
                        IdentityReading::run, () -> new TreeMap<>(BY_ID), Collectors.toUnmodifiableList()));
        return Multi.createFrom()
                .iterable(fresh.entrySet())
                .onItem()
                .transformToUniAndConcatenate(run -> count(run.getKey(), run.getValue()))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Integer> count(IdentityReading.Run run, List<IdentityReading> fresh) {
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

    private void text(Mutiny.SelectionQuery<?> query, String name, Function<IdentityReading, String> value) {
        query.setParameter(name, Rows.column(readings, String.class, value));
    }
}
