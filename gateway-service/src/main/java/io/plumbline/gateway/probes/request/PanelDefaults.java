package io.plumbline.gateway.probes.request;

import io.plumbline.gateway.models.endpoint.TargetSpec;
import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Settings of the default panel, used by probes that name none. Without share and judges there is no panel. */
@ConfigMapping(prefix = "plumbline.panel")
interface PanelDefaults {

    /** Share of the answers that the panel's judges score too, 0 to 1. */
    Optional<Double> share();

    /** The panel's judges. Their keys are free; the judges are asked in the order of these keys. */
    Map<String, JudgeDefaults> judges();

    /** The panel in a caller's form; an incomplete one is reported like a caller's mistake. */
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
        return judge.target().orElseGet(() -> new TargetSpec(null, null, null, null, null, null));
    }
}
