package io.plumbline.gateway.probes.launch;

import io.plumbline.gateway.http.Findings;
import io.plumbline.gateway.models.terms.ModelTerms;
import io.plumbline.gateway.probes.LaneRow;
import java.util.List;

/** Checks that a probe asks only question sets and variants that its candidates' registrations enable. */
final class EnabledQuestions {

    private EnabledQuestions() {}

    /** Ends the request if a candidate's registration does not enable a set or a variant. */
    static void check(RequestedQuestions wanted, List<ProbeLanes.Lane> lanes) {
        Findings findings = new Findings();
        lanes.stream().filter(lane -> lane.role() == LaneRow.Role.CANDIDATE).forEach(lane -> wanted.sets()
                .forEach(set -> check(lane.model().id(), lane.model().terms(), set, findings)));
        findings.refuse();
    }

    private static void check(String model, ModelTerms terms, RequestedSet wanted, Findings findings) {
        if (!terms.questionSets().isEmpty()
                && !terms.questionSets().contains(wanted.set().baseName())) {
            findings.add("/" + wanted.field(), "is not enabled for model " + model);
        }
        if (!terms.variants().isEmpty() && !terms.variants().containsAll(wanted.variants())) {
            findings.add(
                    "/variants", "must be among those of model " + model + ": " + String.join(", ", terms.variants()));
        }
    }
}
