package io.plumbline.aggregator.calibration;

import io.plumbline.aggregator.counts.CountedLane;
import io.plumbline.database.Row;
import io.plumbline.database.Rows;
import io.plumbline.database.Transactions;
import io.plumbline.events.answer.Outcome.Verdict;
import io.plumbline.events.judging.PointsRange;
import io.plumbline.events.prompt.Gold;
import io.plumbline.reports.instruments.InstrumentReport;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
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

    /** The instruments that scored a probe's answers, by model and question set. */
    public Uni<Map<CountedLane, List<MeasuredInstrument>>> ofProbe(String probe) {
        return transactions
                .once(session -> Rows.list(
                        Rows.query(session, CalibrationSql.INSTRUMENTS_OF_PROBE).setParameter("probe", probe),
                        LaneInstrument::of))
                .chain(lanes -> measured(lanes.stream().map(LaneInstrument::id).toList())
                        .map(instruments -> lanes.stream()
                                .collect(Collectors.groupingBy(
                                        LaneInstrument::lane,
                                        Collectors.mapping(one -> instruments.get(one.id()), Collectors.toList())))));
    }

    /** These instruments by id; one that is not known counts as not calibrated. */
    public Uni<Map<String, MeasuredInstrument>> byId(Collection<String> ids) {
        return measured(ids);
    }

    /** Ids of the instruments whose last calibration was off. */
    public Uni<Set<String>> suspects() {
        return all().map(instruments -> instruments.stream()
                .map(MeasuredInstrument::report)
                .filter(report -> report.calibration().isPresent() && report.suspect())
                .map(InstrumentReport::id)
                .collect(Collectors.toSet()));
    }

    /** All known instruments, by id. */
    Uni<List<MeasuredInstrument>> all() {
        return transactions
                .once(session -> session.createNativeQuery(CalibrationSql.INSTRUMENTS, String.class)
                        .getResultList())
                .chain(this::measured)
                .map(instruments -> List.copyOf(instruments.values()));
    }

    /** All instruments with a calibration. */
    Uni<List<CalibratedInstrument>> calibrated() {
        return transactions.once(session -> session.createNativeQuery(CalibrationSql.INSTRUMENTS, String.class)
                .getResultList()
                .chain(ids -> calibrated(session, ids)));
    }

    MeasuredInstrument measured(CalibratedInstrument instrument) {
        return MeasuredInstrument.of(instrument, rule);
    }

    private Uni<Map<String, MeasuredInstrument>> measured(Collection<String> ids) {
        return transactions.once(session -> calibrated(session, ids)).map(calibrated -> {
            Map<String, MeasuredInstrument> instruments = new LinkedHashMap<>();
            ids.forEach(id -> instruments.put(id, MeasuredInstrument.uncalibrated(id)));
            calibrated.forEach(instrument -> instruments.put(instrument.id(), measured(instrument)));
            return instruments;
        });
    }

    /** An instrument that scored answers of a lane. */
    private record LaneInstrument(CountedLane lane, String id) {
        static LaneInstrument of(Row row) {
            return new LaneInstrument(
                    new CountedLane(row.text("model"), row.text("question_set")), row.text("instrument"));
        }
    }

    /** A run in which the judge replied in two ways makes two instruments. */
    private record RunKey(String run, String instrument) {}

    /** An instrument's newest whole run, and its first one with the same gold set. */
    private record WholeRun(
            String judge, int partition, String goldSet, RunKey latest, RunKey first, Instant scoredAt) {

        static WholeRun of(Row row) {
            String instrument = row.text("instrument");
            return new WholeRun(
                    row.text("judge"),
                    row.integer("partition"),
                    row.text("gold_set"),
                    new RunKey(row.text("run"), instrument),
                    new RunKey(row.text("first_run"), instrument),
                    row.instant("scored"));
        }

        CalibratedInstrument with(Map<RunKey, List<KnownAnswer>> answers) {
            return new CalibratedInstrument(
                    latest.instrument(),
                    judge,
                    partition,
                    Calibration.of(goldSet, scoredAt, answers.getOrDefault(latest, List.of())),
                    Calibration.of(goldSet, scoredAt, answers.getOrDefault(first, List.of())));
        }
    }

    private record RunAnswer(RunKey run, KnownAnswer answer) {
        static RunAnswer of(Row row) {
            return new RunAnswer(new RunKey(row.text("run"), row.text("instrument")), known(row));
        }
    }

    private static Uni<List<CalibratedInstrument>> calibrated(Mutiny.Session session, Collection<String> ids) {
        return Rows.list(
                        Rows.query(session, CalibrationSql.WHOLE_RUNS)
                                .setParameter("instruments", Rows.column(ids, String.class, id -> id)),
                        WholeRun::of)
                .chain(runs -> answers(session, runs)
                        .map(answers ->
                                runs.stream().map(run -> run.with(answers)).toList()));
    }

    private static Uni<Map<RunKey, List<KnownAnswer>>> answers(Mutiny.Session session, List<WholeRun> runs) {
        List<String> ids = runs.stream()
                .flatMap(run -> Stream.of(run.latest().run(), run.first().run()))
                .distinct()
                .toList();
        return Rows.list(
                        Rows.query(session, CalibrationSql.READINGS_OF_RUNS)
                                .setParameter("runs", Rows.column(ids, String.class, id -> id))
                                .setParameter("withoutJudgement", GoldReading.withoutJudgement()),
                        RunAnswer::of)
                .map(answers -> answers.stream()
                        .collect(Collectors.groupingBy(
                                RunAnswer::run, Collectors.mapping(RunAnswer::answer, Collectors.toList()))));
    }

    private static KnownAnswer known(Row row) {
        return new KnownAnswer(
                new Gold(
                        Verdict.valueOf(row.text("label")),
                        Optional.ofNullable(row.optionalDecimal("alignment_from"))
                                .map(from -> new PointsRange(from, row.decimal("alignment_to"))),
                        new PointsRange(row.decimal("coherence_from"), row.decimal("coherence_to")),
                        ONE_OF_THEM),
                points(row.optionalDecimal("alignment")),
                points(row.optionalDecimal("coherence")),
                row.text("outcome"));
    }

    private static OptionalDouble points(Double value) {
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}
