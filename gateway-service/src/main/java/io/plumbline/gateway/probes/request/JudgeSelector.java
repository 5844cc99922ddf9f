package io.plumbline.gateway.probes.request;

import io.plumbline.events.judging.Panel;
import io.plumbline.events.judging.ScoringMode;
import io.plumbline.events.target.Target;
import io.plumbline.gateway.http.Findings;
import io.plumbline.gateway.models.endpoint.TargetSpec;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Chooses a probe's judge and panel: those that the request names, else the configured ones. */
@ApplicationScoped
public class JudgeSelector {

    private final JudgeDefaults judge;
    private final PanelDefaults panel;

    JudgeSelector(JudgeDefaults judge, PanelDefaults panel) {
        this.judge = judge;
        this.panel = panel;
    }

    /** The judges of a probe; ends the request if no judge is named or one is named wrongly. */
    public SelectedJudges of(ProbeSpec spec) {
        TargetSpec judged = judge(spec);
        return new SelectedJudges(judged.target(), judged.scoring(), panel(spec));
    }

    private TargetSpec judge(ProbeSpec spec) {
        Findings findings = new Findings();
        TargetSpec target = spec.judge() == null ? judge.target().orElse(null) : spec.judge();
        if (target == null) {
            findings.add(
                    "/judge",
                    "is missing, and no default is set: name a judge, or set plumbline.judge.endpoint and plumbline.judge.model");
        } else {
            target.checkJudge("/judge", findings);
        }
        findings.refuse();
        return target;
    }

    private Optional<Panel> panel(ProbeSpec spec) {
        Findings findings = new Findings();
        Optional<PanelSpec> wanted = spec.panel().or(panel::panel);
        wanted.ifPresent(found -> found.check("/panel", findings));
        findings.refuse();
        return wanted.map(PanelSpec::panel);
    }

    /**
     * The judges of one probe.
     *
     * @param judge the judge whose scores make the verdict
     * @param mode how its numbers are read
     * @param panel further judges, if any; they never decide
     */
    public record SelectedJudges(Target judge, ScoringMode mode, Optional<Panel> panel) {

        /** Their endpoints by JSON pointer into the request. */
        public Map<String, URI> endpoints() {
            Map<String, URI> endpoints = new LinkedHashMap<>(Map.of("/judge/endpoint", judge.endpoint()));
            List<Target> others = panel.map(Panel::judges).orElse(List.of());
            IntStream.range(0, others.size())
                    .forEach(place -> endpoints.put(
                            "/panel/judges/" + place + "/endpoint",
                            others.get(place).endpoint()));
            return endpoints;
        }
    }
}
