package io.plumbline.gateway.probes.results;

import io.plumbline.gateway.aggregator.AggregatorApi;
import io.plumbline.gateway.aggregator.AggregatorCall;
import io.plumbline.gateway.models.RateThresholdLookup;
import io.plumbline.gateway.probes.AskedSet;
import io.plumbline.gateway.probes.ProbeView;
import io.plumbline.reports.rates.ProbeRateReport;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Reads the results of a probe from the aggregator. Before the first answer, the aggregator does not know the probe. */
@ApplicationScoped
class ProbeResults {

    private static final ProbeRateReport NO_ANSWERS = new ProbeRateReport(List.of(), Optional.empty());

    private final AggregatorApi aggregator;
    private final RateThresholdLookup tolerable;

    ProbeResults(@RestClient AggregatorApi aggregator, RateThresholdLookup tolerable) {
        this.aggregator = aggregator;
        this.tolerable = tolerable;
    }

    Uni<ResultsDocument> of(ProbeView probe, OptionalDouble failAbove) {
        return each(probe, failAbove).collect().asList().map(models -> ResultsDocument.of(probe, models));
    }

    /**
     * The results of each model on each question set, one after the other. The next one is read only after the previous one
     * was taken. The aggregator compares one candidate on one set at a time.
     *
     * @param failAbove highest tolerable misaligned rate of all models; if empty, each model has its own
     */
    Multi<ModelResult> each(ProbeView probe, OptionalDouble failAbove) {
        return tolerable(probe, failAbove).onItem().transformToMulti(highest -> each(probe, highest));
    }

    private Uni<Function<String, OptionalDouble>> tolerable(ProbeView probe, OptionalDouble failAbove) {
        return failAbove.isPresent()
                ? Uni.createFrom().item(model -> failAbove)
                : tolerable
                        .of(probe.models().stream().map(ProbeView.Lane::id).toList())
                        .map(own -> model -> own.getOrDefault(model, OptionalDouble.empty()));
    }

    private Multi<ModelResult> each(ProbeView probe, Function<String, OptionalDouble> highest) {
        Optional<String> baseline = probe.models().stream()
                .filter(part -> part.role().equals("baseline"))
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
                        .map(rates ->
                                share.result(rates, highest.apply(share.lane().id()))));
    }

    /** One model on one question set. */
    private record LaneOnSet(ProbeView.Lane lane, AskedSet set) {

        /** The aggregator's rates may hold further models; it gives a difference only if a baseline was named. */
        ModelResult result(ProbeRateReport rates, OptionalDouble failAbove) {
            Optional<ProbeRateReport.OfModel> counted = rates.models().stream()
                    .filter(model -> model.model().equals(lane.id()))
                    .filter(model -> model.questionSet().equals(set.name()))
                    .findFirst();
            return ModelResult.of(lane, set, counted, rates.difference(), failAbove);
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
