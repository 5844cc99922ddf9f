package io.plumbline.gateway.results;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.gateway.probes.AskedSet;
import io.plumbline.gateway.probes.ProbeView;
import io.plumbline.gateway.registry.TolerableRates;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/** What the aggregator has of a probe. The aggregator may not have seen any answer of it yet. */
@ApplicationScoped
class ProbeResults {

    /** Answers read at a time; one may have 200,000 characters. */
    private static final int ANSWERS_AT_ONCE = 50;

    private final Aggregator aggregator;
    private final TolerableRates tolerable;

    ProbeResults(Aggregator aggregator, TolerableRates tolerable) {
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
                        .of(probe.models().stream().map(ProbeView.Part::id).toList())
                        .map(own -> model -> own.getOrDefault(model, OptionalDouble.empty()));
    }

    private Multi<ResultsDocument.Model> each(ProbeView probe, Function<String, OptionalDouble> highest) {
        Optional<String> baseline = probe.models().stream()
                .filter(part -> part.role().equals("baseline"))
                .map(ProbeView.Part::id)
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
    private record Share(ProbeView.Part part, AskedSet set) {}

    /** A page of answers as the aggregator has them. */
    Uni<JsonNode> answers(AnswerQuery query) {
        return aggregator.asked(api -> api.answers(
                query.probe(),
                query.model(),
                query.questionSet(),
                query.question(),
                query.variant(),
                query.outcome(),
                query.review(),
                query.order(),
                query.limit(),
                query.cursor()));
    }

    /** All pages from the query's place on, each read when the one before was taken: memory holds one at a time. */
    Multi<JsonNode> pages(AnswerQuery query) {
        return Multi.createBy()
                .repeating()
                .uni(() -> new AtomicReference<>(query.from(query.cursor(), ANSWERS_AT_ONCE)), next -> answers(
                                next.get())
                        .invoke(page -> next.set(query.from(page.path("next").asText(null), ANSWERS_AT_ONCE))))
                .whilst(page -> page.hasNonNull("next"));
    }

    private Uni<ResultsDocument.Counted> counted(String probe, Share share, Optional<String> baseline) {
        String model = share.part().id();
        String set = share.set().name();
        String other = baseline.filter(id -> !id.equals(model)).orElse(null);
        return aggregator
                .asked(api -> api.rates(probe, model, other, set))
                .onFailure(Asked::isUnknownThere)
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
