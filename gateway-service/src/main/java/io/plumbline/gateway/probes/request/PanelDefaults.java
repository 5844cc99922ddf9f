package io.plumbline.gateway.probes.request;

import io.plumbline.gateway.models.endpoint.TargetSpec;
import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The panel of probes that do not name their own; none where neither share nor judges are set. */
@ConfigMapping(prefix = "plumbline.panel")
interface PanelDefaults {

    /** How many of the answers its judges are asked about, 0 to 1. */
    Optional<Double> share();

    /** Its judges by a name of the operator's choice, which only sets their order. */
    Map<String, JudgeDefaults> judges();

    /** The panel as a caller would write it; what is half there is told like a caller's mistake. */
    default Optional<PanelSpec> panel() {
        return share().isEmpty() && judges().isEmpty()
                ? Optional.empty()
                : Optional.of(new PanelSpec(share().orElse(null), inOrder()));
    }

    private List<TargetSpec> inOrder() {
        return new TreeMap<>(judges())
                .values().stream().map(PanelDefaults::target).toList();
    }

    private static TargetSpec target(JudgeDefaults judge) {
        return judge.target().orElseGet(() -> new TargetSpec(null, null, null, null, null));
    }
}
