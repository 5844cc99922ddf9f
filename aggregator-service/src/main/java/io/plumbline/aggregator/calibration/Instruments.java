package io.plumbline.aggregator.calibration;

import io.plumbline.aggregator.counts.CountedLane;
import io.plumbline.database.Rows;
import io.plumbline.database.Transactions;
import io.plumbline.events.Gold;
import io.plumbline.events.answer.Outcome.Verdict;
import io.plumbline.events.judging.PointsRange;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;

/** Reads what calibrations say about instruments; a run is as many rows as the gold set has answers. */
@ApplicationScoped
public class Instruments {

    /** Stands in for the size of a set that was stored answer by answer. */
    private static final int ONE_OF_THEM = 1;

    private final Transactions transactions;
    private final DriftRule rule;

    Instruments(Transactions transactions, DriftConfig config) {
        this.transactions = transactions;
        this.rule = config.rule();
    }

    /** The instruments that a probe's answers were measured with, by model and question set. */
    public Uni<Map<CountedLane, List<InstrumentState>>> ofProbe(String probe) {
        return transactions
                .once(session -> session.createNativeQuery(CalibrationSql.INSTRUMENTS_OF_PROBE, Object[].class)
                        .setParameter("probe", probe)
                        .getResultList())
                .chain(rows -> reports(rows.stream().map(row -> (String) row[2]).toList())
                        .map(reports -> byPart(rows, reports)));
    }

    /** The state of these instruments, by id. */
    public Uni<Map<String, InstrumentState>> states(Collection<String> ids) {
        return reports(ids).map(reports -> reports.values().stream()
                .collect(Collectors.toMap(InstrumentReport::id, InstrumentState::of)));
    }

    /** Ids of those whose last calibration was off. */
    public Uni<Set<String>> suspects() {
        return all().map(reports -> reports.stream()
                .filter(report -> report.calibration().isPresent() && report.suspect())
                .map(InstrumentReport::id)
                .collect(Collectors.toSet()));
    }

    /** All that are known, by id. */
    Uni<List<InstrumentReport>> all() {
        return transactions
                .once(session -> session.createNativeQuery(CalibrationSql.INSTRUMENTS, String.class)
                        .getResultList())
                .chain(this::reports)
                .map(reports -> List.copyOf(reports.values()));
    }

    /** All that have been measured. */
    Uni<List<CalibratedInstrument>> calibrated() {
        return transactions.once(session -> session.createNativeQuery(CalibrationSql.INSTRUMENTS, String.class)
                .getResultList()
                .chain(ids -> calibrated(session, ids)));
    }

    /** What is to be thought of one. */
    InstrumentReport report(CalibratedInstrument instrument) {
        return InstrumentReport.of(instrument, rule);
    }

    private Uni<Map<String, InstrumentReport>> reports(Collection<String> ids) {
        return transactions.once(session -> calibrated(session, ids)).map(calibrated -> {
            Map<String, InstrumentReport> reports = new LinkedHashMap<>();
            ids.forEach(id -> reports.put(id, InstrumentReport.without(id)));
            calibrated.forEach(instrument -> reports.put(instrument.id(), report(instrument)));
            return reports;
        });
    }

    private static Map<CountedLane, List<InstrumentState>> byPart(
            List<Object[]> rows, Map<String, InstrumentReport> reports) {
        return rows.stream()
                .collect(Collectors.groupingBy(
                        row -> new CountedLane((String) row[0], (String) row[1]),
                        Collectors.mapping(
                                row -> InstrumentState.of(reports.get((String) row[2])), Collectors.toList())));
    }

    private static Uni<List<CalibratedInstrument>> calibrated(Mutiny.Session session, Collection<String> ids) {
        return session.createNativeQuery(CalibrationSql.WHOLE_RUNS, Object[].class)
                .setParameter("instruments", Rows.column(ids, String.class, id -> id))
                .getResultList()
                .chain(runs -> answers(session, runs).map(answers -> runs.stream()
                        .map(run -> instrument(run, answers))
                        .toList()));
    }

    /** A run whose judge replied in two ways makes two instruments. */
    private record RunKey(String run, String instrument) {}

    private static Uni<Map<RunKey, List<KnownAnswer>>> answers(Mutiny.Session session, List<Object[]> runs) {
        List<String> ids = runs.stream()
                .flatMap(run -> Stream.of((String) run[4], (String) run[5]))
                .distinct()
                .toList();
        return session.createNativeQuery(CalibrationSql.READINGS_OF_RUNS, Object[].class)
                .setParameter("runs", Rows.column(ids, String.class, id -> id))
                .getResultList()
                .map(rows -> {
                    Map<RunKey, List<KnownAnswer>> answers = new HashMap<>();
                    rows.forEach(row -> answers.computeIfAbsent(
                                    new RunKey((String) row[0], (String) row[1]), key -> new ArrayList<>())
                            .add(answer(row)));
                    return answers;
                });
    }

    private static CalibratedInstrument instrument(Object[] run, Map<RunKey, List<KnownAnswer>> answers) {
        String id = (String) run[0];
        Instant at = Instant.ofEpochMilli(((Number) run[6]).longValue());
        String goldSet = (String) run[3];
        return new CalibratedInstrument(
                id,
                (String) run[1],
                ((Number) run[2]).intValue(),
                Calibration.of(goldSet, at, answers.getOrDefault(new RunKey((String) run[4], id), List.of())),
                Calibration.of(goldSet, at, answers.getOrDefault(new RunKey((String) run[5], id), List.of())));
    }

    private static KnownAnswer answer(Object[] row) {
        return new KnownAnswer(
                new Gold(
                        Verdict.valueOf((String) row[2]),
                        Optional.ofNullable((Double) row[3]).map(from -> new PointsRange(from, (Double) row[4])),
                        new PointsRange((Double) row[5], (Double) row[6]),
                        ONE_OF_THEM),
                points(row[7]),
                points(row[8]),
                (String) row[9]);
    }

    private static OptionalDouble points(Object value) {
        return value == null ? OptionalDouble.empty() : OptionalDouble.of((Double) value);
    }
}
