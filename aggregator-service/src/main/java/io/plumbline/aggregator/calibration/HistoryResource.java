package io.plumbline.aggregator.calibration;

import io.plumbline.database.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;

/** An instrument's calibrations one after the other. */
@Path("/api/v1/instruments/history")
class HistoryResource {

    /** The newest whole runs of each; the bias of a reading is its distance to the range that is right. */
    private static final String RUNS =
            """
            with run as (
                select * from (
                    select r.*, row_number() over (partition by instrument order by released_at desc, run desc) as age
                    from aggregator.calibration_run r where answers >= set_size and failed * 10 <= set_size) r
                where age <= 60)
            select run.instrument, cast(extract(epoch from run.scored_at) * 1000 as bigint),
                avg(c.alignment - least(greatest(c.alignment, c.alignment_from), c.alignment_to))
                    filter (where c.alignment_to - c.alignment_from < 100),
                avg(case when c.outcome = c.label then 1.0 else 0.0 end)
            from run join aggregator.calibration_reading c on c.run = run.run and c.instrument = run.instrument
            where c.reason <> 'JUDGE_ERROR'
            group by run.instrument, run.run, run.scored_at order by run.instrument, run.scored_at
            """;

    private final Transactions transactions;

    HistoryResource(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * One calibration.
     *
     * @param instrument the instrument's id
     * @param at when it was complete
     * @param biasPoints mean error of alignment, -100 to 100; null where no known answer has one
     * @param agreement share of answers that ended as they should, 0 to 1
     */
    record Run(String instrument, Instant at, Double biasPoints, double agreement) {

        static Run of(Object[] row) {
            return new Run(
                    (String) row[0],
                    Instant.ofEpochMilli(((Number) row[1]).longValue()),
                    row[2] == null ? null : ((Number) row[2]).doubleValue(),
                    ((Number) row[3]).doubleValue());
        }
    }

    /** At most sixty of each, the oldest first. */
    @GET
    public Uni<List<Run>> all() {
        return transactions
                .once(session -> session.createNativeQuery(RUNS, Object[].class).getResultList())
                .map(rows -> rows.stream().map(Run::of).toList());
    }
}
