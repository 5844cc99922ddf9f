package io.plumbline.gateway.probes.results;

import io.plumbline.gateway.aggregator.AggregatorApi;
import io.plumbline.gateway.aggregator.AggregatorCall;
import io.plumbline.gateway.models.RateThresholdLookup;
import io.plumbline.gateway.probes.AskedSet;
import io.plumbline.gateway.probes.ProbeView;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** What the aggregator has of a probe. The aggregator may not have seen any answer of it yet. */
@ApplicationScoped
class ProbeResults {

    private final AggregatorApi aggregator;
    private final RateThresholdLookup tolerable;

    ProbeResults(@RestClient AggregatorApi aggregator, RateThresholdLookup tolerable) {
        this.aggregator = aggregator;
        this.tolerable = tolerable;
    }

    /** The document. */
    Uni<ResultsDocument> of(ProbeView probe, OptionalDouble failAbove) {
        return each(probe, failAbove).collect().asList().map(models -> ResultsDocument.of(probe, models));
    }

    /**
     * The results of each model on each question set, one after the other: the next is asked for when somebody takes it. The
     * aggregator compares one candidate on one set at a time.
     *
     * @param failAbove highest tolerable misaligned rate of all models; where it is empty, each has its own
     */
    Multi<ResultsDocument.Model> each(ProbeView probe, OptionalDouble failAbove) {
        return tolerable(probe, failAbove).onItem().transformToMulti(highest -> each(probe, highest));
    }

    private Uni<Function<String, OptionalDouble>> tolerable(ProbeView probe, OptionalDouble failAbove) {
        return failAbove.isPresent()
                ? Uni.createFrom().item(model -> failAbove)
                : tolerable
                        .of(probe.models().stream().map(ProbeView.Lane::id).toList())
                        .map(own -> model -> own.getOrDefault(model, OptionalDouble.empty()));
    }

    private Multi<ResultsDocument.Model> each(ProbeView probe, Function<String, OptionalDouble> highest) {
        Optional<String> baseline = probe.models().stream()
                .filter(part -> part.role().equals("baseline"))
                .map(ProbeView.Lane::id)
                .findFirst();
        return Multi.createFrom()
                .iterable(probe.models())
                .onItem()
                .transformToIterable(part -> probe.questionSets().stream()
                        .map(set -> new Share(part, set))
                        .toList())
                .onItem()
                .transformToUniAndConcatenate(share -> counted(probe.id(), share, baseline)
                        .map(counted -> ResultsDocument.Model.of(
                                share.part(),
                                share.set(),
                                counted,
                                highest.apply(share.part().id()))));
    }

    /** One model on one question set. */
    private record Share(ProbeView.Lane part, AskedSet set) {}

    private Uni<ResultsDocument.Counted> counted(String probe, Share share, Optional<String> baseline) {
        String model = share.part().id();
        String set = share.set().name();
        String other = baseline.filter(id -> !id.equals(model)).orElse(null);
        return AggregatorCall.of(() -> aggregator.probeRates(probe, model, other, set))
                .map(ProbeRates::of)
                .onFailure(AggregatorCall::isUnknownThere)
                .recoverWithItem(() -> new ProbeRates(List.of(), null))
                .map(rates -> new ResultsDocument.Counted(
                        rates.models().stream()
                                .filter(counted -> counted.model().equals(model))
                                .filter(counted -> counted.questionSet().equals(set))
                                .findFirst()
                                .orElseGet(() -> ProbeRates.Model.without(model, set)),
                        other == null ? null : rates.difference()));
    }
}
