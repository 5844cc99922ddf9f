package io.plumbline.gateway.results;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.gateway.probes.ProbeView;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/** What the aggregator has of a probe. The aggregator may not have seen any answer of it yet. */
@ApplicationScoped
class ProbeResults {

    private final Aggregator aggregator;

    ProbeResults(Aggregator aggregator) {
        this.aggregator = aggregator;
    }

    /** The document, by each model's highest tolerable misaligned rate; the aggregator compares one candidate at a time. */
    Uni<ResultsDocument> of(ProbeView probe, Function<String, OptionalDouble> failAbove) {
        Optional<String> baseline = probe.models().stream()
                .filter(part -> part.role().equals("baseline"))
                .map(ProbeView.Part::id)
                .findFirst();
        return Multi.createFrom()
                .iterable(probe.models())
                .onItem()
                .transformToUniAndConcatenate(part -> counted(probe.id(), part.id(), baseline))
                .collect()
                .asList()
                .map(counted -> ResultsDocument.of(probe, counted, failAbove));
    }

    /** Answers as the aggregator has them. */
    Uni<JsonNode> answers(AnswerQuery query) {
        return aggregator.asked(api -> api.answers(
                query.probe(),
                query.model(),
                query.question(),
                query.variant(),
                query.outcome(),
                query.review(),
                query.order(),
                query.limit(),
                query.cursor()));
    }

    private Uni<ResultsDocument.Counted> counted(String probe, String model, Optional<String> baseline) {
        String other = baseline.filter(id -> !id.equals(model)).orElse(null);
        return aggregator
                .asked(api -> api.rates(probe, model, other))
                .onFailure(Asked::isUnknownThere)
                .recoverWithItem(() -> new ProbeRates(List.of(), null))
                .map(rates -> new ResultsDocument.Counted(
                        rates.models().stream()
                                .filter(counted -> counted.model().equals(model))
                                .findFirst()
                                .orElseGet(() -> ProbeRates.Model.without(model)),
                        other == null ? null : rates.difference()));
    }
}
