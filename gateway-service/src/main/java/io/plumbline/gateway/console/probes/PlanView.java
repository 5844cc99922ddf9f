package io.plumbline.gateway.console.probes;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.gateway.console.Format;
import io.plumbline.problem.Problem;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;

/**
 * What a probe would do and cost, or what is wrong with the form.
 *
 * @param problems empty where it can be started
 */
public record PlanView(List<String> problems, String calls, String judgeCalls, String cost, List<String> assumptions) {

    /** Before a model is named there is nothing to say, and nothing wrong. */
    static final PlanView NOTHING = new PlanView(List.of(), "\u2013", "\u2013", "\u2013", List.of());

    static PlanView of(JsonNode plan) {
        return new PlanView(
                List.of(),
                Format.count(plan.path("targetCalls").asLong()),
                Format.count(plan.path("judgeCalls").asLong()
                        + plan.path("panelCalls").asLong()),
                cost(plan.path("models")),
                StreamSupport.stream(plan.path("assumptions").spliterator(), false)
                        .map(JsonNode::asText)
                        .toList());
    }

    static PlanView of(Problem problem) {
        List<String> problems = problem.errors().isEmpty()
                ? List.of(problem.detail())
                : problem.errors().stream()
                        .map(wrong -> wrong.pointer().replaceFirst("^/", "") + " " + wrong.detail())
                        .toList();
        return new PlanView(problems, "", "", "", List.of());
    }

    /** Only where every model has prices. */
    private static String cost(JsonNode models) {
        double usual = 0;
        double most = 0;
        for (JsonNode model : models) {
            if (!model.has("cost")) {
                return "not known: a model has no registered prices";
            }
            usual += model.path("cost").asDouble();
            most += model.path("mostCost").asDouble();
        }
        return String.format(Locale.ROOT, "about %.2f, at most %.2f", usual, most);
    }
}
