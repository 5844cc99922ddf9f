package io.plumbline.operations;

import io.plumbline.cli.Plumbline;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The programs themselves accept what a runbook tells an operator to type, up to their first call. */
class RunbooksTest {

    private static final Set<String> FILTERS = Set.of("head", "tail", "grep", "date");
    private static final Set<String> CURL_OPTIONS = Set.of("-s", "-sH");

    /** What else answers than the gateway's API: health, metrics, and the programs of monitoring. */
    private static final Pattern OTHER_PATHS =
            Pattern.compile("/q/health(/ready)?|/q/metrics|/-/ready|/metrics|/api/v1/alerts");

    private static final String GATEWAY = "plumbline.example.com";
    private static final Set<String> GROUPS = Set.of("sampler-service", "judge-service", "aggregator-service");
    private static final Set<String> SELECTORS = Set.of(
            "app.kubernetes.io/part-of=plumbline",
            "app.kubernetes.io/name=gateway-service",
            "app.kubernetes.io/name=aggregator-service");

    /** No server listens there, so a command whose words are right ends with that error. */
    private static final String NOBODY = "127.0.0.1:1";

    @TempDir
    Path folder;

    @Test
    void everyFenceSaysWhatItHolds() {
        assertThat(Runbook.all()).hasSizeGreaterThan(15).allSatisfy(runbook -> assertThat(runbook.fences())
                .isSubsetOf("sh", "promql"));
    }

    @Test
    void prometheusUnderstandsEveryQuery() throws IOException {
        Tool.require("promtool");
        List<String> queries =
                Runbook.all().stream().flatMap(one -> one.queries().stream()).toList();

        Tool.Outcome outcome = checked(queries);

        assertThat(queries).hasSizeGreaterThan(25);
        assertThat(outcome.exitCode()).as(outcome.text()).isZero();
        assertThat(outcome.text()).contains(queries.size() + " rules found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sum by (job (up)", "rate(up)", "histogram_quantil(0.9, up)", "up{job=x}"})
    void prometheusWouldNotUnderstandAWrongQuery(String wrong) throws IOException {
        Tool.require("promtool");

        assertThat(checked(List.of(wrong)).exitCode()).isNotZero();
    }

    /** As rules, because this promtool has no command for a query alone. A rule's name must be new. */
    private Tool.Outcome checked(List<String> queries) throws IOException {
        StringBuilder rules = new StringBuilder("groups:\n- name: runbooks\n  rules:\n");
        for (int number = 0; number < queries.size(); number++) {
            rules.append("  - record: runbook:query:%d%n    expr: |%n      %s%n"
                    .formatted(number, Runbook.filled(queries.get(number))));
        }
        Files.writeString(folder.resolve("queries.yml"), rules);
        return Tool.run(folder, List.of("promtool", "check", "rules", "queries.yml"));
    }

    @Test
    void everyMetricIsInTheCatalogue() {
        String catalogue = Monitoring.text(Monitoring.HOME.resolve("docs/metrics.md"));
        Set<String> unknown = new TreeSet<>();
        Monitoring.files(Monitoring.RUNBOOKS, ".md").forEach(file -> Monitoring.METRIC
                .matcher(Monitoring.text(file))
                .results()
                .map(found -> found.group())
                .filter(name -> !isIn(catalogue, name))
                .forEach(unknown::add));

        assertThat(unknown).isEmpty();
        assertThat(isIn(catalogue, "plumbline_answers")).isFalse();
    }

    /** What the catalogue says of calls under one name is so of others. */
    private static boolean isIn(String catalogue, String name) {
        return Stream.of(name, name.replaceFirst("_(judge|canary)_", "_sampler_"))
                .anyMatch(one ->
                        Pattern.compile("\\b" + one + "\\b").matcher(catalogue).find());
    }

    @Test
    void aShellUnderstandsEveryCommand() throws IOException {
        for (Runbook runbook : Runbook.all()) {
            Path script = Files.writeString(
                    folder.resolve(runbook.name() + ".sh"), Runbook.filled(String.join("\n", runbook.commands())));
            Tool.Outcome outcome = Tool.run(folder, List.of("/bin/sh", "-n", script.toString()));
            assertThat(outcome.exitCode())
                    .as(runbook.name() + ": " + outcome.text())
                    .isZero();
        }
    }

    @Test
    void everyProgramKnowsWhatItIsAsked() {
        List<List<String>> programs = Runbook.all().stream()
                .flatMap(runbook -> runbook.commands().stream())
                .flatMap(line -> Runbook.programs(Runbook.filled(line)))
                .toList();

        assertThat(programs).hasSizeGreaterThan(30).allSatisfy(RunbooksTest::isKnown);
        assertThat(programs.stream().map(words -> words.get(0)))
                .contains("curl", "kubectl", "docker", "kafka-consumer-groups.sh", "./plumbline");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "./plumbline compare m --befor 2026-01-01T00:00:00Z",
                "./plumbline comparison m",
                "curl -s http://gateway:9080/q/helth",
                "curl -sH \"$A\" $G/models/$M/rate",
                "kafka-consumer-groups.sh --bootstrap-server k:9092 --group sampler",
                "docker compose ps sampler",
                "kubectl get pods",
                "systemctl status"
            })
    void aWrongCommandIsFound(String line) {
        assertThatThrownBy(() -> Runbook.programs(line).forEach(RunbooksTest::isKnown))
                .satisfiesAnyOf(
                        failure -> assertThat(failure).isInstanceOf(AssertionError.class),
                        failure -> assertThat(failure).isInstanceOf(CommandLine.ParameterException.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"kubectl -n plumbline gett pods", "kubectl -n plumbline get pods --wideness=x"})
    void kubectlWouldNotKnowAWrongCommand(String line) {
        Tool.require("kubectl");

        assertThatThrownBy(() -> Runbook.programs(line).forEach(RunbooksTest::isKnown))
                .isInstanceOf(AssertionError.class);
    }

    private static void isKnown(List<String> words) {
        List<String> arguments = words.subList(1, words.size());
        switch (words.get(0)) {
            case "./plumbline" -> new CommandLine(Plumbline.class).parseArgs(arguments.toArray(String[]::new));
            case "curl" -> isAnswered(arguments);
            case "kubectl" -> kubectlKnows(arguments);
            case "docker" -> composeKnows(arguments);
            case "kafka-consumer-groups.sh" -> consumerGroupsKnows(arguments);
            default -> assertThat(words.get(0)).isIn(FILTERS);
        }
    }

    private static void isAnswered(List<String> arguments) {
        List<String> urls = new ArrayList<>();
        for (int at = 0; at < arguments.size(); at++) {
            String word = arguments.get(at);
            if (word.startsWith("-")) {
                assertThat(word).isIn(CURL_OPTIONS);
                at += word.endsWith("H") ? 1 : 0;
            } else {
                urls.add(word.replace("$G", "https://" + GATEWAY + "/api/v1")
                        .replace("$M", "m")
                        .replaceAll("\\?.*", ""));
            }
        }
        assertThat(urls).singleElement().satisfies(RunbooksTest::isServed);
    }

    private static void isServed(String url) {
        // A port that the engineer fills in is one.
        URI address = URI.create(url.replace(":something", ":1"));
        String path = address.getPath();
        if (address.getPort() == 8083 && path.startsWith("/api/v1")) {
            assertThat(aggregatorApi()).contains("@Path(\"" + path.substring("/api/v1".length()) + "\")");
        } else if (address.getHost().equals(GATEWAY)) {
            assertThat(gatewayApi()).as(path).anyMatch(path::matches);
        } else {
            assertThat(path).matches(OTHER_PATHS);
        }
    }

    /** What can be read there, each as a pattern of its path. */
    private static List<String> gatewayApi() {
        return Pattern.compile("\\| `GET (/[^`]*)`")
                .matcher(Monitoring.text(Monitoring.HOME.resolve("docs/access.md")))
                .results()
                .map(found -> found.group(1).replaceAll("\\{[^}]*}", "[^/]+"))
                .toList();
    }

    private static String aggregatorApi() {
        return Monitoring.text(Monitoring.HOME.resolve(
                "gateway-service/src/main/java/io/plumbline/gateway/aggregator/AggregatorApi.java"));
    }

    private static void kubectlKnows(List<String> arguments) {
        assertThat(arguments).startsWith("-n", "plumbline");
        int selector = arguments.indexOf("-l");
        if (selector >= 0) {
            assertThat(arguments.get(selector + 1)).isIn(SELECTORS);
        }
        if (Tool.isThere("kubectl")) {
            List<String> command = new ArrayList<>(List.of("kubectl", "--kubeconfig=/dev/null"));
            command.addAll(List.of("--server=http://" + NOBODY, "--request-timeout=5s"));
            command.addAll(arguments);
            assertThat(Tool.run(Monitoring.HOME, command).text()).contains("was refused");
        }
    }

    private static void composeKnows(List<String> arguments) {
        assertThat(arguments).startsWith("compose");
        assertThat(arguments.get(1)).isIn("ps", "logs", "exec");
        String last = arguments.get(arguments.size() - 1);
        boolean inside = arguments.get(1).equals("exec");
        String service = inside ? arguments.get(2) : last;
        assertThat(service.startsWith("-") || service.equals("ps") ? Set.of("gateway-service") : Set.of(service))
                .isSubsetOf(composed());
        if (inside) {
            Runbook.programs(String.join(" ", arguments.subList(3, arguments.size()))
                            .replace("/opt/kafka/bin/", ""))
                    .forEach(RunbooksTest::isKnown);
        }
        if (Tool.isThere("docker-compose")) {
            List<String> command = new ArrayList<>(List.of("env", "DOCKER_HOST=tcp://" + NOBODY, "docker-compose"));
            command.addAll(arguments.subList(1, arguments.size()));
            assertThat(Tool.run(Monitoring.HOME, command).text()).contains("Cannot connect to the Docker daemon");
        }
    }

    private static Set<String> composed() {
        return ((java.util.Map<?, ?>) Monitoring.yaml(Monitoring.HOME.resolve("docker-compose.yml"))
                        .get("services"))
                .keySet().stream().map(String::valueOf).collect(java.util.stream.Collectors.toSet());
    }

    private static void consumerGroupsKnows(List<String> arguments) {
        assertThat(arguments.stream().filter(word -> word.startsWith("--")))
                .contains("--bootstrap-server", "--describe", "--group")
                .isSubsetOf("--bootstrap-server", "--command-config", "--describe", "--group");
        assertThat(arguments.get(arguments.indexOf("--group") + 1)).isIn(GROUPS);
    }
}
