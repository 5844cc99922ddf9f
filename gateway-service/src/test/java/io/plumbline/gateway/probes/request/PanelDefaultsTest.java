package io.plumbline.gateway.probes.request;

import io.plumbline.events.target.BodyFields;
import io.plumbline.events.target.Target;
import io.plumbline.gateway.http.Findings;
import io.plumbline.gateway.models.endpoint.TargetSpec;
import io.plumbline.problem.ProblemException;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @Test
    void aBodyIsJsonInASetting() {
        Map<String, String> settings = Map.of(
                "plumbline.judge.endpoint", "http://h/v1",
                "plumbline.judge.model", "one",
                "plumbline.judge.body", "{\"reasoning_effort\":\"none\"}");

        assertThat(judge(settings).body().map(BodyFields::json)).contains("{\"reasoning_effort\":\"none\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            {"n":2}   | /judge/body/n | must not be set
            {"a"      | /judge/body   | must be a JSON object
            none      | /judge/body   | must be a JSON object
            """)
    void aWrongBodyInASettingIsRefusedLikeACallers(String setting, String pointer, String detail) {
        Map<String, String> settings = Map.of(
                "plumbline.judge.endpoint",
                "http://h/v1",
                "plumbline.judge.model",
                "one",
                "plumbline.judge.body",
                setting);

        assertThatThrownBy(() -> judge(settings)).isInstanceOfSatisfying(ProblemException.class, refused -> assertThat(
                        refused.problem().errors())
                .singleElement()
                .satisfies(error -> {
                    assertThat(error.pointer()).isEqualTo(pointer);
                    assertThat(error.detail()).contains(detail);
                }));
    }

    private static Target judge(Map<String, String> settings) {
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder().withMapping(JudgeDefaults.class);
        settings.forEach(builder::withDefaultValue);
        TargetSpec judge =
                builder.build().getConfigMapping(JudgeDefaults.class).target().orElseThrow();
        Findings findings = new Findings();
        judge.check("/judge", findings);
        findings.refuse();
        return judge.target();
    }

    private static PanelDefaults defaults(Map<String, String> settings) {
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder().withMapping(PanelDefaults.class);
        settings.forEach(builder::withDefaultValue);
        return builder.build().getConfigMapping(PanelDefaults.class);
    }
}
