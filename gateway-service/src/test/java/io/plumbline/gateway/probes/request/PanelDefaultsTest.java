package io.plumbline.gateway.probes.request;

import io.plumbline.events.target.Target;
import io.plumbline.gateway.http.Findings;
import io.plumbline.problem.ProblemException;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PanelDefaultsTest {

    @Test
    void withoutSettingsThereIsNoPanel() {
        assertThat(defaults(Map.of()).panel()).isEmpty();
    }

    @Test
    void judgesAreReadByNameAndInItsOrder() {
        PanelSpec panel = defaults(Map.of(
                        "plumbline.panel.share", "0.1",
                        "plumbline.panel.judges.\"second.one\".endpoint", "http://h/v1",
                        "plumbline.panel.judges.\"second.one\".model", "two",
                        "plumbline.panel.judges.\"second.one\".credential", "TWO_KEY",
                        "plumbline.panel.judges.first.endpoint", "http://h/v1",
                        "plumbline.panel.judges.first.model", "one"))
                .panel()
                .orElseThrow();
        Findings findings = new Findings();
        panel.check("/panel", findings);
        findings.refuse();

        assertThat(panel.panel().share()).isEqualTo(0.1);
        assertThat(panel.panel().judges()).extracting(Target::modelName).containsExactly("one", "two");
        assertThat(panel.panel().judges().get(0)).isEqualTo(Target.open(URI.create("http://h/v1"), "one"));
        assertThat(panel.panel().judges().get(1).credential()).contains("TWO_KEY");
    }

    @Test
    void aPanelThatIsHalfConfiguredIsRefused() {
        PanelSpec panel =
                defaults(Map.of("plumbline.panel.share", "0.1")).panel().orElseThrow();
        Findings findings = new Findings();
        panel.check("/panel", findings);

        assertThatThrownBy(findings::refuse).isInstanceOf(ProblemException.class);
    }

    private static PanelDefaults defaults(Map<String, String> settings) {
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder().withMapping(PanelDefaults.class);
        settings.forEach(builder::withDefaultValue);
        return builder.build().getConfigMapping(PanelDefaults.class);
    }
}
