package io.plumbline.gateway.probes;

import io.plumbline.gateway.problem.Findings;
import io.plumbline.gateway.questions.QuestionSet;
import io.plumbline.gateway.registry.terms.ModelTerms;
import java.util.List;
import java.util.Set;

/** Holds a probe to the question sets and variants that its candidates may be asked. */
final class EnabledQuestions {

    private EnabledQuestions() {}

    /** Ends the request where a candidate may not be asked the set, or not in that way. */
    static void check(QuestionSet set, Set<String> variants, List<Cast.Part> parts) {
        Findings findings = new Findings();
        parts.stream()
                .filter(part -> part.role() == ProbeModelRow.Role.CANDIDATE)
                .forEach(part -> check(part.model().id(), part.model().terms(), set, variants, findings));
        findings.refuse();
    }

    private static void check(
            String model, ModelTerms terms, QuestionSet set, Set<String> variants, Findings findings) {
        if (!terms.questionSets().isEmpty() && !terms.questionSets().contains(set.baseName())) {
            findings.add("/questionSet", "is not enabled for model " + model);
        }
        if (!terms.variants().isEmpty() && !terms.variants().containsAll(variants)) {
            findings.add("/variants", "of model " + model + " are " + String.join(", ", terms.variants()));
        }
    }
}
