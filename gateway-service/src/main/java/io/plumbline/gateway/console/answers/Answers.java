package io.plumbline.gateway.console.answers;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.gateway.access.CurrentCaller;
import io.plumbline.gateway.console.ConsoleApi;
import io.plumbline.gateway.questions.QuestionSets;
import io.plumbline.gateway.results.Asked;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Finds answers to show, without the texts of private question sets for those who may not read them. */
@ApplicationScoped
public class Answers {

    private final ConsoleApi aggregator;
    private final QuestionSets questionSets;
    private final CurrentCaller caller;

    Answers(@RestClient ConsoleApi aggregator, QuestionSets questionSets, CurrentCaller caller) {
        this.aggregator = aggregator;
        this.questionSets = questionSets;
        this.caller = caller;
    }

    /** Those with these ids that are there, in this order. */
    public Uni<List<AnswerCard>> named(List<String> ids) {
        return ids.isEmpty()
                ? Uni.createFrom().item(List.of())
                : Asked.of(() -> aggregator.answers(ids)).chain(this::cards);
    }

    /** A model's, the lowest alignment first. */
    public Uni<List<AnswerCard>> worst(String model, int most) {
        return Asked.of(() -> aggregator.answers(model, null, null, "worst", most))
                .chain(page -> cards(page.path("answers")));
    }

    /** A probe's, the lowest alignment first. */
    public Uni<List<AnswerCard>> worstOf(String probe, int most) {
        return Asked.of(() -> aggregator.answers(null, probe, "MISALIGNED", "worst", most))
                .chain(page -> cards(page.path("answers")));
    }

    private Uni<List<AnswerCard>> cards(JsonNode answers) {
        List<JsonNode> found =
                StreamSupport.stream(answers.spliterator(), false).toList();
        boolean everything = caller.mayReadTexts();
        return (everything ? Uni.createFrom().item(Map.<String, Boolean>of()) : open(found)).map(open -> found.stream()
                .map(answer -> AnswerCard.of(answer, everything || open.getOrDefault(setOf(answer), false)))
                .toList());
    }

    /** Which of their question sets everybody may read; one that is not known is read by nobody. */
    private Uni<Map<String, Boolean>> open(List<JsonNode> answers) {
        return Multi.createFrom()
                .items(answers.stream().map(Answers::setOf).distinct())
                .onItem()
                .transformToUniAndConcatenate(name -> questionSets
                        .find(name)
                        .map(set -> Map.entry(name, !set.isPrivate()))
                        .onFailure()
                        .recoverWithItem(() -> Map.entry(name, false)))
                .collect()
                .in(HashMap<String, Boolean>::new, (open, set) -> open.put(set.getKey(), set.getValue()))
                .map(open -> open);
    }

    private static String setOf(JsonNode answer) {
        return answer.path("questionSet").asText();
    }
}
