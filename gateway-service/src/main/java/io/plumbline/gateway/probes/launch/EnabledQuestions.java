package io.plumbline.gateway.probes.launch;

import io.plumbline.gateway.http.Findings;
import io.plumbline.gateway.models.terms.ModelTerms;
import io.plumbline.gateway.probes.LaneRow;
import java.util.List;

/** Holds a probe to the question sets and variants that its candidates may be asked. */
final class EnabledQuestions {

    private EnabledQuestions() {}

    /** Ends the request where a candidate may not be asked one of the sets, or not in that way. */
    static void check(RequestedQuestions wanted, List<ProbeLanes.Lane> parts) {
        Findings findings = new Findings();
        parts.stream()
                .filter(part -> part.role() == LaneRow.Role.CANDIDATE)
                .forEach(part -> wanted.sets()
                        .forEach(set -> check(part.model().id(), part.model().terms(), set, findings)));
        findings.refuse();
    }

    private static void check(String model, ModelTerms terms, RequestedSet wanted, Findings findings) {
        if (!terms.questionSets().isEmpty()
                && !terms.questionSets().contains(wanted.set().baseName())) {
            findings.add("/" + wanted.field(), "is not enabled for model " + model);
        }
        if (!terms.variants().isEmpty() && !terms.variants().containsAll(wanted.variants())) {
            findings.add("/variants", "of model " + model + " are " + String.join(", ", terms.variants()));
        }
    }
}
