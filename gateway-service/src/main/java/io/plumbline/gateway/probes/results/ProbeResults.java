package io.plumbline.gateway.probes.results;

import io.plumbline.gateway.aggregator.AggregatorApi;
import io.plumbline.gateway.aggregator.AggregatorCall;
import io.plumbline.gateway.probes.AskedSet;
import io.plumbline.gateway.probes.ProbeView;
import io.plumbline.gateway.probes.findings.VerdictContext;
import io.plumbline.gateway.probes.findings.VerdictContexts;
import io.plumbline.gateway.probes.verdict.VerdictLimits;
import io.plumbline.reports.instruments.InstrumentState;
import io.plumbline.reports.rates.Difference;
import io.plumbline.reports.rates.ProbeRateReport;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Reads the results of a probe from the aggregator. Before the first answer, the aggregator does not know the probe. */
@ApplicationScoped
public class ProbeResults {

    private static final ProbeRateReport NO_ANSWERS = new ProbeRateReport(List.of(), Optional.empty());

    private final AggregatorApi aggregator;
    private final VerdictContexts contexts;

    ProbeResults(@RestClient AggregatorApi aggregator, VerdictContexts contexts) {
        this.aggregator = aggregator;
        this.contexts = contexts;
    }

    Uni<ResultsDocument> of(ProbeView probe, VerdictLimits.Requested limits) {
        return each(probe, limits).collect().asList().map(models -> ResultsDocument.of(probe, models));
    }

    /** The verdicts by the registered and usual limits. */
    public Uni<List<LaneVerdict>> verdicts(ProbeView probe) {
        return each(probe, VerdictLimits.Requested.NONE)
                .map(LaneVerdict::of)
                .collect()
                .asList();
    }

    /**
     * The results of each model on each question set, one after the other. The next one is read only after the previous one
     * was taken. The aggregator compares one candidate on one set at a time.
     *
     * @param limits the limits that the caller requests for all models
     */
    Multi<ModelResult> each(ProbeView probe, VerdictLimits.Requested limits) {
        return contexts.of(probe).onItem().transformToMulti(context -> each(probe, context, limits));
    }

    private Multi<ModelResult> each(ProbeView probe, VerdictContext context, VerdictLimits.Requested limits) {
        Optional<String> baseline = probe.models().stream()
                .filter(part -> part.role().equals(ModelResult.BASELINE))
                .map(ProbeView.Lane::id)
                .findFirst();
        return Multi.createFrom()
                .iterable(probe.models())
                .onItem()
                .transformToIterable(part -> probe.questionSets().stream()
                        .map(set -> new LaneOnSet(part, set))
                        .toList())
                .onItem()
                .transformToUniAndConcatenate(share -> rates(probe.id(), share, baseline)
                        .map(rates -> share.result(rates, baseline, context, limits)));
    }

    /** One model on one question set. */
    private record LaneOnSet(ProbeView.Lane lane, AskedSet set) {

        /** The aggregator's rates may hold further models; it gives a difference only if a baseline was named. */
        ModelResult result(
                ProbeRateReport rates,
                Optional<String> baseline,
                VerdictContext context,
                VerdictLimits.Requested limits) {
            Optional<ProbeRateReport.OfModel> counted = counted(rates, lane.id());
            Optional<Difference> difference = rates.difference().filter(known -> counted.map(LaneOnSet::instruments)
                    .equals(baseline.flatMap(id -> counted(rates, id)).map(LaneOnSet::instruments)));
            return ModelResult.of(lane, set, counted, difference, context, limits);
        }

        private Optional<ProbeRateReport.OfModel> counted(ProbeRateReport rates, String model) {
            return rates.models().stream()
                    .filter(one -> one.model().equals(model))
                    .filter(one -> one.questionSet().equals(set.name()))
                    .findFirst();
        }

        /** Rates by different instruments have no difference. */
        private static List<String> instruments(ProbeRateReport.OfModel counted) {
            return counted.instruments().stream().map(InstrumentState::id).toList();
        }
    }

    private Uni<ProbeRateReport> rates(String probe, LaneOnSet share, Optional<String> baseline) {
        String model = share.lane().id();
        String other = baseline.filter(id -> !id.equals(model)).orElse(null);
        return AggregatorCall.<ProbeRateReport>of(() ->
                        aggregator.probeRates(probe, model, other, share.set().name()))
                .onFailure(AggregatorCall::isUnknownThere)
                .recoverWithItem(NO_ANSWERS)
                .map(rates -> other == null ? new ProbeRateReport(rates.models(), Optional.empty()) : rates);
    }
}
