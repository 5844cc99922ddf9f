package io.plumbline.gateway.console.answers;

import io.plumbline.events.answer.Outcome.Verdict;
import io.plumbline.gateway.access.CurrentCaller;
import io.plumbline.gateway.aggregator.AggregatorApi;
import io.plumbline.gateway.aggregator.AggregatorCall;
import io.plumbline.gateway.answers.PrivateSets;
import io.plumbline.reports.answers.AnswerDocument;
import io.plumbline.reports.answers.AnswerDocumentPage;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Finds answers for pages. Texts of private question sets are left out for users who may not read them. */
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

    /** The stored answers among these prompt ids, in this order. */
    public Uni<List<AnswerCard>> named(List<String> ids) {
        return ids.isEmpty()
                ? Uni.createFrom().item(List.of())
                : AggregatorCall.<List<AnswerDocument>>of(() -> aggregator.answers(ids))
                        .chain(this::cards);
    }

    /** A model's answers with the lowest alignment. */
    public Uni<List<AnswerCard>> worstOfModel(String model, int most) {
        return page(Map.of("model", model, "order", "worst", "limit", Integer.toString(most)));
    }

    /** A probe's misaligned answers with the lowest alignment. */
    public Uni<List<AnswerCard>> worstOfProbe(String probe, int most) {
        return page(Map.of(
                "probe",
                probe,
                "outcome",
                Verdict.MISALIGNED.name(),
                "order",
                "worst",
                "limit",
                Integer.toString(most)));
    }

    private Uni<List<AnswerCard>> page(Map<String, String> filter) {
        return AggregatorCall.<AnswerDocumentPage>of(() -> aggregator.answers(filter))
                .chain(page -> cards(page.answers()));
    }

    private Uni<List<AnswerCard>> cards(List<AnswerDocument> answers) {
        Uni<Set<String>> hidden = caller.mayReadTexts()
                ? Uni.createFrom().item(Set.of())
                : privateSets.among(answers.stream().map(AnswerCards::setOf));
        return hidden.map(sets -> answers.stream()
                .map(answer -> new AnswerCard(answer, !sets.contains(setOf(answer))))
                .toList());
    }

    /** The answer's question set; empty, and so unknown and private, if it names none. */
    private static String setOf(AnswerDocument answer) {
        return Objects.requireNonNullElse(answer.origin().questionSet(), "");
    }
}
