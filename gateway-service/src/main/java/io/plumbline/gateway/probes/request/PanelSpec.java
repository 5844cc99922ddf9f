package io.plumbline.gateway.probes.request;

import io.plumbline.events.judging.Panel;
import io.plumbline.gateway.http.Findings;
import io.plumbline.gateway.models.endpoint.TargetSpec;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Further judges for a share of a probe's answers, as a caller writes them; any field may be missing or wrong.
 *
 * @param share how many of the answers they are asked about, 0 to 1
 * @param judges the further judges, each written as the probe's judge is
 */
public record PanelSpec(Double share, List<TargetSpec> judges) {

    public PanelSpec {
        // Not List.copyOf: a null among them is the caller's mistake, and is told by its place.
        judges = judges == null ? List.of() : judges;
    }

    /** What is wrong with it. */
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

    /** The panel, once {@link #check} has found nothing wrong. */
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
