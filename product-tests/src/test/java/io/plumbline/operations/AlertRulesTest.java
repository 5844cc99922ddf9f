package io.plumbline.operations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Rules, routes, runbooks and dashboards fit together, by the checkers of Prometheus and Alertmanager and by each other. */
class AlertRulesTest {

    private static final Path ALERTMANAGER = Monitoring.FOLDER.resolve("alertmanager");

    /** It fires always, so it cannot be quiet. */
    private static final String ALWAYS = "Watchdog";

    @Test
    void prometheusTakesTheRules() {
        Tool.require("promtool");

        passes(Monitoring.PROMETHEUS, "promtool", "check", "rules", "rules/*.yml");
    }

    @Test
    void eachAlertFiresAndIsQuietAsItsTestsSay() {
        Tool.require("promtool");

        passes(Monitoring.PROMETHEUS, "promtool", "test", "rules", "tests/*.test.yml");
    }

    @Test
    void alertmanagerTakesItsConfiguration() {
        Tool.require("amtool");

        passes(ALERTMANAGER, "amtool", "check-config", "alertmanager.yml");
    }

    @ParameterizedTest
    @CsvSource({
        "alertname=MisalignmentSpike severity=critical model=m, oncall",
        "alertname=MonitorBlind severity=critical model=m, oncall",
        "alertname=EndpointDown severity=critical model=m, oncall",
        "alertname=ServiceAbsent severity=critical job=judge-service, oncall",
        "alertname=FreshnessBudgetBurn severity=critical, oncall",
        "alertname=FreshnessBudgetBurn severity=warning, chat",
        "alertname=MisalignmentElevated severity=warning model=m, chat",
        "alertname=JudgeDrift severity=warning judge=j, chat",
        "alertname=BudgetExhausted severity=warning team=cost model=m, owners",
        "alertname=BudgetNearlyExhausted severity=warning team=cost model=m, owners",
        "alertname=Watchdog severity=none, deadman",
        "alertname=Unheard, chat"
    })
    void anAlertReachesThoseWhomItConcerns(String labels, String receiver) {
        Tool.require("amtool");
        List<String> command =
                new ArrayList<>(List.of("amtool", "config", "routes", "test", "--config.file=alertmanager.yml"));
        command.addAll(List.of(labels.split(" ")));

        Tool.Outcome outcome = Tool.run(ALERTMANAGER, command);

        assertThat(outcome.exitCode()).as(outcome.text()).isZero();
        assertThat(outcome.text().lines()).last().isEqualTo(receiver);
    }

    @Test
    void eachAlertSaysWhatItIsAndWhatToDo() {
        assertThat(Monitoring.alerts()).hasSizeGreaterThan(20).allSatisfy(alert -> {
            assertThat(alert.labels().get("severity")).as(alert.alert()).isIn("critical", "warning", "none");
            assertThat(alert.annotations()).as(alert.alert()).containsKeys("summary", "description");
            assertThat(alert.annotations().get("runbook_url"))
                    .isEqualTo("{{ $externalLabels.plumbline }}/runbooks/" + alert.alert() + ".md");
        });
    }

    @Test
    void eachAlertHasARunbookAndEachRunbookAnAlert() {
        Set<String> runbooks = Monitoring.files(Monitoring.RUNBOOKS, ".md").stream()
                .map(file -> file.getFileName().toString().replace(".md", ""))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(runbooks).isEqualTo(names());
        assertThat(runbooks).allSatisfy(name -> assertThat(Monitoring.text(Monitoring.RUNBOOKS.resolve(name + ".md")))
                .startsWith("# " + name + "\n")
                .containsSubsequence("## Meaning", "## Impact", "## Diagnosis", "## Mitigation"));
    }

    @Test
    void eachAlertIsTestedFiringAndQuiet() {
        Set<String> firing = new TreeSet<>();
        Set<String> quiet = new TreeSet<>(Set.of(ALWAYS));
        tests().forEach(test ->
                (Monitoring.list(test, "exp_alerts").isEmpty() ? quiet : firing).add((String) test.get("alertname")));

        assertThat(firing).isEqualTo(names());
        assertThat(quiet).isEqualTo(names());
    }

    @Test
    void dashboardsAreSmallAndEachPanelSaysWhatItShows() throws IOException {
        Set<String> uids = new TreeSet<>();
        for (Path file : Monitoring.files(Monitoring.FOLDER.resolve("grafana/dashboards"), ".json")) {
            JsonNode dashboard = new JsonMapper().readTree(Monitoring.text(file));
            uids.add(dashboard.path("uid").asText());
            assertThat(file).hasFileName(dashboard.path("uid").asText() + ".json");
            assertThat(dashboard.path("panels")).hasSizeBetween(5, 11).allSatisfy(AlertRulesTest::isExplained);
            assertThat(dashboard
                            .path("templating")
                            .path("list")
                            .get(0)
                            .path("type")
                            .asText())
                    .isEqualTo("datasource");
        }

        assertThat(uids).containsExactly("plumbline-fleet", "plumbline-model", "plumbline-pipeline");
    }

    private static void isExplained(JsonNode panel) {
        assertThat(panel.path("title").asText()).isNotBlank();
        assertThat(panel.path("description").asText()).endsWith(".").hasSizeGreaterThan(20);
        assertThat(panel.path("fieldConfig").path("defaults").path("unit").asText())
                .isNotBlank();
        assertThat(panel.path("targets")).isNotEmpty().allSatisfy(target -> {
            assertThat(target.path("datasource").path("uid").asText()).isEqualTo("${datasource}");
            assertThat(target.path("expr").asText().replace("[$__rate_interval]", ""))
                    .as("ranges follow the zoom")
                    .doesNotContain("[");
        });
    }

    private static Set<String> names() {
        return Monitoring.alerts().stream().map(Monitoring.Rule::alert).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<Map<String, Object>> tests() {
        return Monitoring.files(Monitoring.PROMETHEUS.resolve("tests"), ".yml").stream()
                .flatMap(file -> Monitoring.list(Monitoring.yaml(file), "tests").stream())
                .flatMap(test -> Monitoring.list(test, "alert_rule_test").stream());
    }

    private static void passes(Path folder, String... words) {
        Tool.Outcome outcome = Tool.run(folder, List.of("/bin/sh", "-c", String.join(" ", words)));
        assertThat(outcome.exitCode()).as(outcome.text()).isZero();
    }
}
