package io.plumbline.aggregator.fleet;

import io.plumbline.aggregator.counts.AssessmentLimits;
import io.plumbline.database.Row;
import io.plumbline.database.Rows;
import io.plumbline.database.Storable;
import io.plumbline.database.Transactions;
import io.plumbline.events.AlarmState;
import io.plumbline.events.target.Rhythm;
import io.plumbline.reports.fleet.FleetAlarm;
import io.plumbline.reports.models.IdentityState;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** Reads what is known of the fleet. */
@ApplicationScoped
class FleetStore {

    private static final String SAME = IdentityState.NOT_DISTINGUISHABLE.name();

    private final Transactions transactions;

    FleetStore(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Every registered model, by id. */
    Uni<List<FleetFacts>> facts() {
        return facts(FleetSql.ALL_SETS, FleetSql.FACTS, UnaryOperator.identity());
    }

    /** One model and its baseline, as far as they are registered. */
    Uni<List<FleetFacts>> facts(String model) {
        return facts(FleetSql.SETS_OF, FleetSql.FACTS_OF, query -> query.setParameter("model", Storable.text(model)));
    }

    private Uni<List<FleetFacts>> facts(
            String sets, String models, UnaryOperator<Mutiny.SelectionQuery<Tuple>> wanted) {
        return transactions.once(session -> Rows.list(Rows.query(session, FleetSql.ALARMS), ModelAlarm::of)
                .map(alarms -> grouped(alarms, ModelAlarm::model, ModelAlarm::alarm))
                .chain(alarms -> Rows.list(wanted.apply(Rows.query(session, sets)), ModelSet::of)
                        .map(all -> grouped(all, ModelSet::model, ModelSet::facts))
                        .chain(found ->
                                Rows.list(wanted.apply(Rows.query(session, models)), row -> facts(row, found, alarms))))
                .chain(all -> withEffects(session, all)));
    }

    /** Counts by question are read of the few sets alone for which they can decide whether a threshold is exceeded. */
    private static Uni<List<FleetFacts>> withEffects(Mutiny.Session session, List<FleetFacts> models) {
        List<CountedSet> above = models.stream()
                .flatMap(facts -> facts.countedAboveThreshold().stream())
                .toList();
        return above.isEmpty()
                ? Uni.createFrom().item(models)
                : Rows.list(of(session, FleetSql.COUNTS, above), FleetCounts.Count::of)
                        .map(counts -> FleetCounts.of(above, counts, List.of()))
                        .map(counted -> models.stream()
                                .map(facts -> facts.withEffects(counted::effectAtBest))
                                .toList());
    }

    private static <T, V> Map<String, List<V>> grouped(List<T> all, Function<T, String> model, Function<T, V> value) {
        return all.stream().collect(Collectors.groupingBy(model, Collectors.mapping(value, Collectors.toList())));
    }

    private record ModelSet(String model, SetFacts facts) {
        static ModelSet of(Row row) {
            return new ModelSet(row.text("model"), SetFacts.of(row));
        }
    }

    /** Counts of some sets. */
    Uni<FleetCounts> counted(List<CountedSet> sets, Instant start, long stepSeconds) {
        return transactions.once(session -> Rows.list(of(session, FleetSql.COUNTS, sets), FleetCounts.Count::of)
                .chain(counts -> Rows.list(
                                of(session, FleetSql.STEPS, sets)
                                        .setParameter("start", start.getEpochSecond())
                                        .setParameter("step", stepSeconds),
                                FleetCounts.Step::of)
                        .map(steps -> FleetCounts.of(sets, counts, steps))));
    }

    private static Mutiny.SelectionQuery<Tuple> of(Mutiny.Session session, String sql, List<CountedSet> sets) {
        return Rows.query(session, sql)
                .setParameter("models", column(sets, CountedSet::model))
                .setParameter("revisions", column(sets, CountedSet::revision))
                .setParameter("sources", column(sets, one -> one.set().source().name()))
                .setParameter("questionSets", column(sets, one -> one.set().questionSet()))
                .setParameter("instruments", column(sets, one -> one.set().instrument()));
    }

    private static String[] column(List<CountedSet> sets, Function<CountedSet, String> field) {
        return Rows.column(sets, String.class, field);
    }

    private record ModelAlarm(String model, FleetAlarm alarm) {
        static ModelAlarm of(Row row) {
            return new ModelAlarm(
                    row.text("model"),
                    new FleetAlarm(
                            row.text("id"),
                            row.text("detector"),
                            AlarmState.valueOf(row.text("to_state")),
                            row.instant("changed")));
        }
    }

    private static FleetFacts facts(Row row, Map<String, List<SetFacts>> sets, Map<String, List<FleetAlarm>> alarms) {
        return new FleetFacts(
                row.text("id"),
                row.text("revision"),
                row.optionalText("baseline"),
                row.text("labels"),
                sets.getOrDefault(row.text("id"), List.of()),
                alarms.getOrDefault(row.text("id"), List.of()),
                Optional.ofNullable(row.optionalInstant("scheduled"))
                        .map(since -> new Rhythm(since, row.number("longest_silence_seconds"))),
                AssessmentLimits.of(
                        row.optionalDecimal("incoherent_threshold"),
                        row.optionalDecimal("refused_threshold"),
                        row.optionalDecimal("unscored_threshold")),
                Optional.ofNullable(row.optionalDecimal("misaligned_threshold"))
                        .map(OptionalDouble::of)
                        .orElse(OptionalDouble.empty()),
                SAME.equals(row.text("identity")));
    }
}
