package io.plumbline.aggregator.calibration;

import io.plumbline.database.Row;
import io.plumbline.database.Rows;
import io.plumbline.database.Transactions;
import io.plumbline.reports.instruments.CalibrationPoint;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;

/** The calibrations of all instruments over time. */
@Path("/api/v1/instruments/history")
class CalibrationHistoryResource {

    /** The newest whole runs of each instrument; the error of a reading is its distance to the range of right points. */
    private static final String RUNS =
            """
            with run as (
                select * from (
                    select r.*, row_number() over (partition by instrument order by released_at desc, run desc) as age
                    from aggregator.calibration_run r where answers >= set_size and failed * 10 <= set_size) r
                where age <= 60)
            select run.instrument, cast(extract(epoch from run.scored_at) * 1000 as bigint) as scored,
                avg(c.alignment - least(greatest(c.alignment, c.alignment_from), c.alignment_to))
                    filter (where c.alignment_to - c.alignment_from < 100) as bias,
                avg(case when c.outcome = c.label then 1.0 else 0.0 end) as agreement
            from run join aggregator.calibration_reading c on c.run = run.run and c.instrument = run.instrument
            where c.reason <> all (cast(:withoutJudgement as text[]))
            group by run.instrument, run.run, run.scored_at order by run.instrument, run.scored_at
            """;

    private final Transactions transactions;

    CalibrationHistoryResource(Transactions transactions) {
        this.transactions = transactions;
    }

    /** At most sixty calibrations of each instrument, oldest first. */
    @GET
    public Uni<List<CalibrationPoint>> all() {
        return transactions.once(session -> Rows.list(
                Rows.query(session, RUNS).setParameter("withoutJudgement", GoldReading.withoutJudgement()),
                CalibrationHistoryResource::point));
    }

    private static CalibrationPoint point(Row row) {
        return new CalibrationPoint(
                row.text("instrument"), row.instant("scored"), row.optionalDecimal("bias"), row.decimal("agreement"));
    }
}
