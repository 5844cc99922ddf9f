package io.plumbline.gateway.probes.request;

import io.plumbline.events.judging.Panel;
import io.plumbline.gateway.http.Findings;
import io.plumbline.gateway.models.endpoint.TargetSpec;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The panel of a request: further judges for a share of a probe's answers. Any field may be missing or wrong.
 *
 * @param share share of the answers that the panel's judges score too, 0 to 1
 * @param judges the further judges, each in the form of the probe's judge
 */
public record PanelSpec(Double share, List<TargetSpec> judges) {

    public PanelSpec {
        // Not List.copyOf: a null element is the caller's mistake and is reported by its place.
        judges = judges == null ? List.of() : judges;
    }

    /** Adds what is wrong to the findings. */
    void check(String at, Findings findings) {
        if (share == null) {
            findings.add(at + "/share", "is missing");
        } else if (!(share >= 0 && share <= 1)) {
            findings.add(at + "/share", "must lie in 0..1, not " + share);
        }
        if (judges.isEmpty()) {
            findings.add(at + "/judges", "is missing: name at least one judge");
        }
        if (judges.size() > Panel.MOST_JUDGES) {
            findings.add(at + "/judges", "must not name more than " + Panel.MOST_JUDGES + " judges");
        }
        IntStream.range(0, Math.min(judges.size(), Panel.MOST_JUDGES))
                .forEach(place -> check(at + "/judges/" + place, judges.get(place), findings));
    }

    /** The panel of a request that {@link #check} found valid. */
    Panel panel() {
        return new Panel(judges.stream().map(TargetSpec::target).toList(), share);
    }

    private static void check(String at, TargetSpec judge, Findings findings) {
        if (judge == null) {
            findings.add(at, "is missing");
        } else {
            judge.check(at, findings);
        }
    }
}
