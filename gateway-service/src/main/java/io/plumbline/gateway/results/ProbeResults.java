package io.plumbline.gateway.results;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.gateway.probes.ProbeView;
import io.plumbline.gateway.problem.Problem;
import io.plumbline.gateway.problem.ProblemException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/** Asks the aggregator; where that is away, the caller is told so. */
@ApplicationScoped
class ProbeResults {

    private static final Logger LOG = Logger.getLogger(ProbeResults.class);

    private final AggregatorApi aggregator;

    ProbeResults(@RestClient AggregatorApi aggregator) {
        this.aggregator = aggregator;
    }

    /** The document; the aggregator compares one candidate at a time. */
    Uni<ResultsDocument> of(ProbeView probe, OptionalDouble failAbove) {
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
        return asked(() -> aggregator.answers(
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
        return asked(() -> aggregator.rates(probe, model, other))
                .onFailure(ProbeResults::isUnknownThere)
                .recoverWithItem(() -> new ProbeRates(List.of(), null))
                .map(rates -> new ResultsDocument.Counted(
                        rates.models().stream()
                                .filter(counted -> counted.model().equals(model))
                                .findFirst()
                                .orElseGet(() -> ProbeRates.Model.without(model)),
                        other == null ? null : rates.difference()));
    }

    private static <T> Uni<T> asked(Supplier<Uni<? extends T>> call) {
        return Uni.createFrom()
                .deferred(call)
                .onFailure(failure -> isStatus(failure, 400))
                .transform(failure -> new ProblemException(
                        Problem.unreadable("the cursor is none that this list has given, or a filter is wrong")))
                .onFailure(failure -> !(failure instanceof ProblemException) && !isUnknownThere(failure))
                .transform(failure -> {
                    LOG.warnf("aggregator does not answer reason=%s", failure);
                    return new ProblemException(
                            Problem.unavailable("the aggregator, which counts the answers, does not answer"));
                });
    }

    /** The aggregator may not have seen any answer of the probe yet. */
    private static boolean isUnknownThere(Throwable failure) {
        return isStatus(failure, 404);
    }

    private static boolean isStatus(Throwable failure, int status) {
        return failure instanceof WebApplicationException refused
                && refused.getResponse().getStatus() == status;
    }
}
