package io.plumbline.aggregator.fleet;

import io.plumbline.database.Storable;
import io.plumbline.database.Transactions;
import io.plumbline.events.AlarmState;
import io.plumbline.events.target.Rhythm;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/** Reads what is known of the fleet. */
@ApplicationScoped
class FleetStore {

    private static final String SAME = "NOT_DISTINGUISHABLE";

    private final Transactions transactions;

    FleetStore(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Every registered model, by id. */
    Uni<List<Facts>> facts() {
        return facts(session -> session.createNativeQuery(FleetSql.FACTS, Object[].class));
    }

    /** One and its baseline, as far as they are registered. */
    Uni<List<Facts>> facts(String model) {
        return facts(session -> session.createNativeQuery(FleetSql.FACTS_OF, Object[].class)
                .setParameter("model", Storable.text(model)));
    }

    private Uni<List<Facts>> facts(Function<Mutiny.Session, Mutiny.SelectionQuery<Object[]>> models) {
        return transactions.once(session -> session.createNativeQuery(FleetSql.ALARMS, Object[].class)
                .getResultList()
                .chain(alarms -> models.apply(session).getResultList().map(rows -> facts(rows, byModel(alarms)))));
    }

    /** What has been counted of some of them, each by its own instrument. */
    Uni<Counted> counted(List<Facts> models, Instant start, long stepSeconds) {
        return transactions.once(
                session -> of(session, FleetSql.COUNTS, models).getResultList().chain(counts -> of(
                                session, FleetSql.STEPS, models)
                        .setParameter("start", start.getEpochSecond())
                        .setParameter("step", stepSeconds)
                        .getResultList()
                        .map(steps -> Counted.of(counts, steps))));
    }

    private static Mutiny.SelectionQuery<Object[]> of(Mutiny.Session session, String sql, List<Facts> models) {
        return session.createNativeQuery(sql, Object[].class)
                .setParameter("models", column(models, Facts::model))
                .setParameter("revisions", column(models, Facts::revision))
                .setParameter("instruments", column(models, model -> model.instrument()
                        .orElse("")))
                .setParameter("sources", column(models, Facts::source));
    }

    private static String[] column(List<Facts> models, Function<Facts, String> field) {
        return models.stream().map(field).toArray(String[]::new);
    }

    private static Map<String, List<Facts.Up>> byModel(List<Object[]> rows) {
        Map<String, List<Facts.Up>> alarms = new HashMap<>();
        for (Object[] row : rows) {
            alarms.computeIfAbsent((String) row[0], model -> new ArrayList<>())
                    .add(new Facts.Up(
                            (String) row[1],
                            (String) row[2],
                            AlarmState.valueOf((String) row[3]),
                            Instant.ofEpochMilli(((Number) row[4]).longValue())));
        }
        return alarms;
    }

    private static List<Facts> facts(List<Object[]> rows, Map<String, List<Facts.Up>> alarms) {
        return rows.stream()
                .map(row -> new Facts(
                        (String) row[0],
                        (String) row[1],
                        Optional.ofNullable((String) row[2]),
                        (String) row[3],
                        Optional.ofNullable((String) row[4]),
                        row[5] == null ? "" : (String) row[5],
                        instant(row[6]),
                        alarms.getOrDefault((String) row[0], List.of()),
                        instant(row[8]).map(since -> new Rhythm(since, ((Number) row[9]).longValue())),
                        SAME.equals(row[7])))
                .toList();
    }

    private static Optional<Instant> instant(Object millis) {
        return Optional.ofNullable((Number) millis).map(at -> Instant.ofEpochMilli(at.longValue()));
    }
}
