package io.plumbline.gateway.console.answers;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.events.answer.Outcome.Verdict;
import io.plumbline.gateway.access.CurrentCaller;
import io.plumbline.gateway.aggregator.AggregatorApi;
import io.plumbline.gateway.aggregator.AggregatorCall;
import io.plumbline.gateway.answers.PrivateSets;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Finds answers to show, without the texts of private question sets for those who may not read them. */
@ApplicationScoped
public class AnswerCards {

    private final AggregatorApi aggregator;
    private final PrivateSets privateSets;
    private final CurrentCaller caller;

    AnswerCards(@RestClient AggregatorApi aggregator, PrivateSets privateSets, CurrentCaller caller) {
        this.aggregator = aggregator;
        this.privateSets = privateSets;
        this.caller = caller;
    }

    /** Those with these ids that are there, in this order. */
    public Uni<List<AnswerCard>> named(List<String> ids) {
        return ids.isEmpty()
                ? Uni.createFrom().item(List.of())
                : AggregatorCall.of(() -> aggregator.answers(ids)).chain(this::cards);
    }

    /** A model's, the lowest alignment first. */
    public Uni<List<AnswerCard>> worst(String model, int most) {
        return AggregatorCall.of(() ->
                        aggregator.answers(Map.of("model", model, "order", "worst", "limit", Integer.toString(most))))
                .chain(page -> cards(page.path("answers")));
    }

    /** A probe's, the lowest alignment first. */
    public Uni<List<AnswerCard>> worstOf(String probe, int most) {
        return AggregatorCall.of(() -> aggregator.answers(Map.of(
                        "probe",
                        probe,
                        "outcome",
                        Verdict.MISALIGNED.name(),
                        "order",
                        "worst",
                        "limit",
                        Integer.toString(most))))
                .chain(page -> cards(page.path("answers")));
    }

    private Uni<List<AnswerCard>> cards(JsonNode answers) {
        List<JsonNode> found =
                StreamSupport.stream(answers.spliterator(), false).toList();
        boolean everything = caller.mayReadTexts();
        Uni<Set<String>> hidden = everything
                ? Uni.createFrom().item(Set.of())
                : privateSets.among(found.stream().map(AnswerCards::setOf));
        return hidden.map(sets -> found.stream()
                .map(answer -> AnswerCard.of(answer, !sets.contains(setOf(answer))))
                .toList());
    }

    private static String setOf(JsonNode answer) {
        return answer.path("questionSet").asText();
    }
}
