package io.plumbline.gateway.console.probes;

import io.plumbline.gateway.console.Format;
import io.plumbline.gateway.probes.launch.ProbePlan;
import io.plumbline.problem.Problem;
import java.util.List;
import java.util.Locale;

/**
 * The calls and the cost of a probe, or the mistakes in its form.
 *
 * @param problems empty if the probe can be started
 */
public record PlanView(List<String> problems, String calls, String judgeCalls, String cost) {

    /** Shown before the form names a model: neither figures nor problems. */
    static final PlanView EMPTY = new PlanView(List.of(), "\u2013", "\u2013", "\u2013");

    static PlanView of(ProbePlan plan) {
        return new PlanView(
                List.of(),
                Format.count(plan.targetCalls()),
                Format.count(plan.judgeCalls() + plan.panelCalls()),
                cost(plan.models()));
    }

    static PlanView of(Problem problem) {
        List<String> problems = problem.errors().isEmpty()
                ? List.of(problem.detail())
                : problem.errors().stream()
                        .map(wrong -> wrong.pointer().replaceFirst("^/", "") + " " + wrong.detail())
                        .toList();
        return new PlanView(problems, "", "", "");
    }

    /** The sum over all models; known only if every model has prices. */
    private static String cost(List<ProbePlan.LaneCost> models) {
        if (models.stream().anyMatch(model -> model.cost() == null)) {
            return "not known: a model has no registered prices";
        }
        double usual = models.stream().mapToDouble(ProbePlan.LaneCost::cost).sum();
        double most = models.stream().mapToDouble(ProbePlan.LaneCost::mostCost).sum();
        return String.format(Locale.ROOT, "about %.2f, at most %.2f", usual, most);
    }
}
