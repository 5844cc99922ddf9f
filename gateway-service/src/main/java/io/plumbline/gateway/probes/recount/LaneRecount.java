package io.plumbline.gateway.probes.recount;

import io.plumbline.database.Transactions;
import io.plumbline.gateway.aggregator.AggregatorApi;
import io.plumbline.gateway.probes.LaneRow;
import io.plumbline.gateway.probes.Probes;
import io.plumbline.reports.upkeep.ProbeCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * Compares the counts of a probe's lanes with the aggregator's. They differ after a score that only the gateway could read: the
 * gateway has its verdict, and the aggregator the outcome with which the dead letter was accounted. The aggregator has the
 * answers, so its counts are right. Lanes that are not finished are not compared, because the two services read at their own
 * pace.
 */
@ApplicationScoped
class LaneRecount {

    private final AggregatorApi aggregator;
    private final Transactions database;

    LaneRecount(@RestClient AggregatorApi aggregator, Transactions database) {
        this.aggregator = aggregator;
        this.database = database;
    }

    /** The check of the aggregator's counts of a probe, with the differences of its lanes added. */
    Uni<ProbeCheck> add(String probe, ProbeCheck check, boolean mend) {
        return !check.complete()
                ? Uni.createFrom().item(check)
                : aggregator
                        .probeRates(probe, null, null, null)
                        .map(CountedOutcomes::byModel)
                        .chain(counted -> database.once(session ->
                                Probes.locked(session, List.of(probe)).map(lanes -> add(check, lanes, counted, mend))));
    }

    private static ProbeCheck add(
            ProbeCheck check, List<LaneRow> lanes, Map<String, CountedOutcomes> counted, boolean mend) {
        long differ = 0;
        boolean mended = check.mended();
        for (LaneRow lane : lanes) {
            CountedOutcomes right = counted.get(lane.model());
            long differences = lane.isFinished() && right != null ? of(lane).differences(right) : 0;
            differ += differences;
            if (mend && differences > 0 && right.answers() == lane.total()) {
                lane.recount(right.counts(), right.unscored());
                mended = true;
            }
        }
        return new ProbeCheck(check.id(), true, check.countsDiffer() + differ, mended);
    }

    private static CountedOutcomes of(LaneRow lane) {
        return new CountedOutcomes(lane.counts(), lane.unscored());
    }
}
