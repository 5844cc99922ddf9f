package io.plumbline.aggregator.fleet;

import io.plumbline.aggregator.fleet.FleetFacts.NewestAnswers;
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
import java.util.function.Function;
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
        return facts(session -> Rows.query(session, FleetSql.FACTS));
    }

    /** One model and its baseline, as far as they are registered. */
    Uni<List<FleetFacts>> facts(String model) {
        return facts(session -> Rows.query(session, FleetSql.FACTS_OF).setParameter("model", Storable.text(model)));
    }

    private Uni<List<FleetFacts>> facts(Function<Mutiny.Session, Mutiny.SelectionQuery<Tuple>> models) {
        return transactions.once(session -> Rows.list(Rows.query(session, FleetSql.ALARMS), ModelAlarm::of)
                .map(alarms -> alarms.stream()
                        .collect(Collectors.groupingBy(
                                ModelAlarm::model, Collectors.mapping(ModelAlarm::alarm, Collectors.toList()))))
                .chain(alarms -> Rows.list(models.apply(session), row -> facts(row, alarms))));
    }

    /** Counts of some models, each by its own instrument. */
    Uni<FleetCounts> counted(List<FleetFacts> models, Instant start, long stepSeconds) {
        return transactions.once(session -> Rows.list(of(session, FleetSql.COUNTS, models), FleetCounts.Count::of)
                .chain(counts -> Rows.list(
                                of(session, FleetSql.STEPS, models)
                                        .setParameter("start", start.getEpochSecond())
                                        .setParameter("step", stepSeconds),
                                FleetCounts.Step::of)
                        .map(steps -> FleetCounts.of(counts, steps))));
    }

    private static Mutiny.SelectionQuery<Tuple> of(Mutiny.Session session, String sql, List<FleetFacts> models) {
        return Rows.query(session, sql)
                .setParameter("models", column(models, FleetFacts::model))
                .setParameter("revisions", column(models, FleetFacts::revision))
                .setParameter("instruments", column(models, model -> model.instrument()
                        .orElse("")))
                .setParameter("sources", column(models, FleetFacts::source));
    }

    private static String[] column(List<FleetFacts> models, Function<FleetFacts, String> field) {
        return Rows.column(models, String.class, field);
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

    private static FleetFacts facts(Row row, Map<String, List<FleetAlarm>> alarms) {
        return new FleetFacts(
                row.text("id"),
                row.text("revision"),
                row.optionalText("baseline"),
                row.text("labels"),
                row.optionalText("instrument")
                        .map(instrument -> new NewestAnswers(
                                instrument, row.text("source"), Optional.ofNullable(row.optionalInstant("answered")))),
                alarms.getOrDefault(row.text("id"), List.of()),
                Optional.ofNullable(row.optionalInstant("scheduled"))
                        .map(since -> new Rhythm(since, row.number("longest_silence_seconds"))),
                SAME.equals(row.text("identity")));
    }
}
