package io.plumbline.gateway.console.probes;

import io.plumbline.gateway.aggregator.AggregatorApi;
import io.plumbline.gateway.aggregator.AggregatorCall;
import io.plumbline.gateway.console.RateBar;
import io.plumbline.gateway.console.answers.AnswerCards;
import io.plumbline.gateway.probes.ProbeView;
import io.plumbline.gateway.probes.results.LaneVerdict;
import io.plumbline.gateway.probes.results.ProbeResults;
import io.plumbline.reports.rates.ProbeRateReport;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Queries the aggregator for the content of a probe's page. */
@ApplicationScoped
class ProbeQueries {

    private static final int WORST = 5;

    /** The page polls once a second, so it shows differences for this many question sets; others are compared by question. */
    private static final int MOST_DIFFERENCES = 8;

    private static final ProbeRateReport NO_ANSWERS = new ProbeRateReport(List.of(), Optional.empty());

    private final AggregatorApi aggregator;
    private final AnswerCards answers;
    private final ProbeResults results;

    ProbeQueries(@RestClient AggregatorApi aggregator, AnswerCards answers, ProbeResults results) {
        this.aggregator = aggregator;
        this.answers = answers;
        this.results = results;
    }

    Uni<ProbeStatus> status(ProbeView probe) {
        return Uni.combine()
                .all()
                .unis(
                        rates(probe.id(), null, null, null)
                                .chain(counted -> differences(probe).map(found -> Map.entry(counted, found))),
                        answers.worstOfProbe(probe.id(), WORST),
                        verdicts(probe))
                .asTuple()
                .map(found -> new ProbeStatus(
                        probe,
                        found.getItem1().getKey(),
                        found.getItem1().getValue(),
                        found.getItem2(),
                        found.getItem3()));
    }

    /** A probe that runs has no verdict, and the page polls it. */
    private Uni<List<LaneVerdict>> verdicts(ProbeView probe) {
        return probe.finishedAt() == null ? Uni.createFrom().item(List.of()) : results.verdicts(probe);
    }

    private Uni<Map<String, RateBar>> differences(ProbeView probe) {
        return ProbeStatus.baseline(probe)
                .map(baseline -> differences(probe, baseline))
                .orElse(Uni.createFrom().item(Map.of()));
    }

    /** The aggregator compares one candidate on one question set at a time. */
    private Uni<Map<String, RateBar>> differences(ProbeView probe, String baseline) {
        String candidate = probe.models().get(0).id();
        return Multi.createFrom()
                .iterable(probe.questionSets()
                        .subList(
                                0,
                                Math.min(MOST_DIFFERENCES, probe.questionSets().size())))
                .onItem()
                .transformToUniAndConcatenate(set -> rates(probe.id(), candidate, baseline, set.name())
                        .map(rates -> rates.difference().map(known -> Map.entry(set.name(), RateBar.of(known)))))
                .onItem()
                .transformToIterable(difference -> difference.stream().toList())
                .collect()
                .asMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    /** Before the first answer, the aggregator does not know the probe and replies 404. */
    private Uni<ProbeRateReport> rates(String probe, String candidate, String baseline, String set) {
        return AggregatorCall.<ProbeRateReport>of(() -> aggregator.probeRates(probe, candidate, baseline, set))
                .onFailure(WebApplicationException.class)
                .recoverWithItem(NO_ANSWERS);
    }
}
