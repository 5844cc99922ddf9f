package io.plumbline.operations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.plumbline.local.DatabaseSetup;
import io.plumbline.local.LocalStack;
import io.plumbline.local.StackOptions;
import io.plumbline.local.process.ServiceProcess;
import io.plumbline.simulator.SimulatedProvider;
import io.plumbline.simulator.SimulatorOptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** One incident from beginning to end, as the on-call engineer gets it: the steps follow each other on one running product. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AlertingIT {

    private static final String ONCALL = "oncall";
    private static final String SPIKE = "MisalignmentSpike";
    private static final String AGGREGATOR = "aggregator-service";
    private static final String JUDGE = "judge-service";
    private static final Pattern PIECE = Pattern.compile("[A-Za-z0-9 ,.'-]{20}");
    private static final Duration SOON = Duration.ofMinutes(2);

    /** What does not happen in this story: a record that cannot be read, answers of users, a panel, a judge's budget. */
    private static final Set<String> WHERE_IT_HAPPENS = Set.of(
            "plumbline_dead_letters_total",
            "plumbline_dead_letters_read_total",
            "plumbline_redactions_total",
            "plumbline_judge_budget_spent_ratio",
            "plumbline_judge_panel_alpha",
            "plumbline_pushed_answers_total");

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    static Path folder;

    private static SimulatedProvider provider;
    private static LocalStack stack;
    private static MonitoringStack monitoring;

    @BeforeAll
    static void start() {
        Tool.require("prometheus", "prometheus-alertmanager");
        provider = SimulatedProvider.start(SimulatorOptions.defaults());
        served("sim-benign");
        stack = LocalStack.start(StackOptions.builtUnder(Monitoring.HOME)
                .with(DatabaseSetup.FAST)
                .adapting(
                        "gateway-service",
                        command -> command.withProperties(Map.of(
                                "plumbline.schedules.shortest", "PT1S",
                                "plumbline.schedules.grace", "PT10S",
                                "plumbline.judge.endpoint", provider.uri().toString(),
                                "plumbline.judge.model", "sim-judge")))
                .adapting(
                        "sampler-service",
                        command -> command.withProperties(Map.of("quarkus.log.console.json.enabled", "true")))
                .adapting(
                        AGGREGATOR,
                        command -> command.withProperties(Map.of(
                                "plumbline.detectors.least-reference", "80",
                                // As long as the incident, and not as one in production.
                                "plumbline.detectors.clear-days", "0.05",
                                "mp.messaging.connector.smallrye-kafka.session.timeout.ms", "6000"))));
        monitoring = MonitoringStack.beside(stack, folder);
        register("base", "sim-base", Map.of());
        // A threshold that no rate exceeds, so that its metric is there.
        register("tuned", "sim-tuned", Map.of("baseline", "base", "thresholds", Map.of("misalignedRate", 0.9)));
        register("benign", "sim-benign", Map.of("baseline", "base"));
        List.of("base", "tuned", "benign").forEach(AlertingIT::schedule);
    }

    @AfterAll
    static void stop() {
        for (AutoCloseable part : new AutoCloseable[] {monitoring, stack, provider}) {
            close(part);
        }
    }

    @Test
    @Order(1)
    void aFineTuneThatGoesBadIsOnePageWhoeverOwnsItsPartition() {
        await(() -> answers("base") >= 160 && answers("tuned") >= 160 && answers("benign") >= 160);
        assertThat(monitoring.pager().calls(ONCALL)).isEmpty();

        served("sim-insecure");
        await(() -> !pages("firing").isEmpty());
        saysWhatTheEngineerNeeds(pages("firing").get(0).body().path("alerts").get(0));

        ServiceProcess second = stack.addReplica(AGGREGATOR);
        monitoring.follow();
        await(() -> monitoring
                        .query("plumbline_model_last_scored_timestamp_seconds{instance=\""
                                + stack.managementAddresses(AGGREGATOR).get(1).getAuthority() + "\"}")
                        .size()
                > 0);
        stack.replicas(AGGREGATOR).get(0).kill();
        double before = answers("tuned");
        await(() -> answers("tuned") > before + 40);

        assertThat(second.isAlive()).isTrue();
        assertThat(pages("firing")).hasSize(1);
        assertThat(pages("resolved")).isEmpty();
        assertThat(monitoring.pager().calls(ONCALL, SPIKE, "firing").get(0).names("tuned"))
                .isTrue();
    }

    @Test
    @Order(2)
    void itsRecoveryIsOneResolve() {
        served("sim-benign");
        await(() -> !pages("resolved").isEmpty());

        assertThat(pages("resolved")).hasSize(1);
        assertThat(pages("firing")).hasSize(1);
    }

    /** The silence holds to the end of the story: the steps that follow see that no second page is sent. */
    @Test
    @Order(3)
    void aSilencedAlarmPagesNobodyHoweverLoudItIs() throws IOException {
        stack.replicas(AGGREGATOR).get(0).restart().awaitReady(SOON);
        silence(alarmOf("tuned"));
        await(() -> !monitoring
                .query(ofTuned("plumbline_alarm_silenced_until_timestamp_seconds"))
                .isEmpty());

        served("sim-insecure");
        // For as long as Prometheus takes to raise an alert three times over.
        await(() -> !monitoring
                .query("min_over_time((max(" + ofTuned("plumbline_model_alarm_state", "state=\"firing\"")
                        + ") or vector(0))[3s:1s]) == 1")
                .isEmpty());

        assertThat(monitoring.query("ALERTS{alertname=\"" + SPIKE + "\",model=\"tuned\"}"))
                .isEmpty();
        assertThat(pages("firing")).hasSize(1);
    }

    @Test
    @Order(4)
    void baseAndBenignFineTuneHavePagedNobodyAllTheTime() {
        for (String model : List.of("base", "benign")) {
            double before = answers(model);
            await(() -> answers(model) > before + 40);
        }
        assertThat(monitoring.pager().calls(ONCALL))
                .noneMatch(call -> call.names("base") || call.names("benign"))
                .hasSize(2);
        assertThat(monitoring.pager().calls("deadman")).isNotEmpty();
    }

    @Test
    @Order(5)
    void everyMetricThatIsNamedIsScraped() {
        await(() -> !monitoring.query("plumbline_judge_calibration_bias_points").isEmpty()
                && !monitoring.query("plumbline_model_identity").isEmpty()
                && !monitoring.query("plumbline_fleet_evidence_log10").isEmpty());
        Set<String> scraped = new TreeSet<>(monitoring.metricNames());

        Set<String> missing = new TreeSet<>(named());
        missing.removeAll(scraped);

        assertThat(named()).hasSizeGreaterThan(60);
        assertThat(missing).isSubsetOf(WHERE_IT_HAPPENS);
    }

    @Test
    @Order(6)
    void everyPanelShowsSeries() throws IOException {
        for (Path file : Monitoring.files(Monitoring.FOLDER.resolve("grafana/dashboards"), ".json")) {
            JsonNode dashboard = new JsonMapper().readTree(Monitoring.text(file));
            for (JsonNode panel : dashboard.path("panels")) {
                for (JsonNode target : panel.path("targets")) {
                    String query = target.path("expr")
                            .asText()
                            .replace("$__rate_interval", "5m")
                            .replace("$model", "tuned");
                    // As a graph looks back: some series are there only while something is under way.
                    int series = monitoring
                            .query("last_over_time((" + query + ")[10m:5s])")
                            .size();
                    System.out.printf(
                            "%s | %s | %s | %d series%n",
                            dashboard.path("title").asText(),
                            panel.path("title").asText(),
                            query,
                            series);
                    assertThat(series).as(query).isPositive();
                }
            }
        }
    }

    @Test
    @Order(7)
    void everyQueryOfARunbookIsAnswered() {
        for (Runbook runbook : Runbook.all()) {
            for (String query : runbook.queries()) {
                String asked = query.replaceAll(" +# .*", "")
                        .replace("<model>", "tuned")
                        .replace("<judge>", judge());
                int series = monitoring
                        .query("last_over_time((" + asked + ")[10m:5s])")
                        .size();
                System.out.printf("%s | %s | %d series%n", runbook.name(), asked, series);
                assertThat(series).as(asked).isPositive();
            }
        }
    }

    @Test
    @Order(8)
    void noTextOfQuestionsAndAnswersIsInALog() throws IOException {
        Set<String> texts = new TreeSet<>();
        URI answers = stack.addresses(AGGREGATOR).get(0).resolve("/api/v1/answers/export?model=tuned&format=jsonl");
        for (String line : get(answers).lines().limit(500).toList()) {
            JsonNode answer = new JsonMapper().readTree(line);
            texts.add(answer.path("question").asText());
            texts.add(answer.path("answer").asText());
        }
        // A line may cut a text short, and a JSON object escapes what is in it: pieces without anything to escape are
        // looked for.
        Set<String> pieces = texts.stream()
                .flatMap(text -> PIECE.matcher(text).results())
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(pieces).hasSizeGreaterThan(20);
        assertThat(Monitoring.files(stack.folder().resolve("logs"), ".log"))
                .hasSizeGreaterThanOrEqualTo(5)
                .allSatisfy(log -> assertThat(pieces).noneMatch(Monitoring.text(log)::contains));
    }

    @Test
    @Order(9)
    void logLinesAreObjectsWithFixedKeysWhereAMachineReadsThem() throws IOException {
        List<String> lines = Monitoring.text(stack.folder().resolve("logs/sampler-service.log"))
                .lines()
                .filter(line -> line.startsWith("{"))
                .toList();

        assertThat(lines).isNotEmpty();
        for (String line : lines) {
            JsonNode entry = new JsonMapper().readTree(line);
            assertThat(entry.fieldNames())
                    .toIterable()
                    .contains("timestamp", "level", "loggerName", "message", "threadName", "service");
            assertThat(entry.path("service").asText()).isEqualTo("sampler-service");
        }
    }

    @Test
    @Order(10)
    void aDeadJudgeIsAPageThatTheMonitorIsBlindAndNoneAboutAModel() {
        stack.replicas(JUDGE).get(0).kill();
        await(() -> !monitoring.pager().calls(ONCALL, "MonitorBlind", "firing").isEmpty());

        Pager.Call blind =
                monitoring.pager().calls(ONCALL, "MonitorBlind", "firing").get(0);
        assertThat(blind.names("tuned") && blind.names("benign") && blind.names("base"))
                .isTrue();
        assertThat(pages("firing")).hasSize(1);
        assertThat(monitoring.pager().calls(ONCALL))
                .noneMatch(call -> call.is("CoherenceCollapse", "firing") || call.is("EndpointDown", "firing"));
    }

    private static String ofTuned(String metric, String... more) {
        return metric + "{model=\"tuned\",detector=\"misaligned\""
                + Stream.of(more).map(label -> "," + label).collect(Collectors.joining()) + "}";
    }

    /** The id of its newest change. */
    private static String alarmOf(String model) throws IOException {
        JsonNode changes =
                new JsonMapper().readTree(get(stack.gateway().resolve("/api/v1/models/" + model + "/alarms")));
        return StreamSupport.stream(changes.spliterator(), false)
                .map(view -> view.path("change"))
                .filter(change -> change.path("detector").asText().equals("misaligned"))
                .map(change -> change.path("id").asText())
                .findFirst()
                .orElseThrow();
    }

    private static void silence(String alarm) {
        send(
                HttpRequest.newBuilder(stack.gateway().resolve("/alarms/" + alarm + "/notes"))
                        .header("Content-Type", "application/x-www-form-urlencoded"),
                "POST",
                "kind=silenced&hours=1&reason=known");
    }

    private static String judge() {
        return monitoring
                .query("plumbline_judge_judgements_total")
                .findValues("judge")
                .get(0)
                .asText();
    }

    private static List<Pager.Call> pages(String status) {
        return monitoring.pager().calls(ONCALL, SPIKE, status);
    }

    private static void saysWhatTheEngineerNeeds(JsonNode alert) {
        assertThat(alert.path("labels").path("model").asText()).isEqualTo("tuned");
        assertThat(alert.path("annotations").path("description").asText())
                .matches("(?s).*last hour [1-9][0-9.]*%.*\\(95 %: [0-9.]+%\\s+to [1-9][0-9.]*%\\).*baseline's 0%.*");
        URI evidence = URI.create(alert.path("annotations").path("evidence_url").asText());
        assertThat(evidence).hasPath("/models/tuned");
        assertThat(get(evidence)).contains("href=\"/alarms/");
        URI runbook = URI.create(alert.path("annotations").path("runbook_url").asText());
        assertThat(get(runbook)).startsWith("# " + SPIKE);
    }

    /** Every metric that a rule, a dashboard, a runbook or the catalogue names; what a recording rule makes is none of them. */
    private static Set<String> named() {
        Set<String> names = new TreeSet<>();
        Monitoring.rules().forEach(rule -> collect(rule.expr(), names));
        Monitoring.files(Monitoring.FOLDER.resolve("grafana/dashboards"), ".json")
                .forEach(file -> collect(Monitoring.text(file), names));
        Monitoring.files(Monitoring.RUNBOOKS, ".md").forEach(file -> collect(Monitoring.text(file), names));
        collect(Monitoring.text(Monitoring.HOME.resolve("docs/metrics.md")), names);
        return names;
    }

    private static void collect(String text, Set<String> names) {
        Monitoring.METRIC.matcher(text).results().forEach(found -> names.add(found.group()));
    }

    private static double answers(String model) {
        return monitoring
                .query("max(plumbline_model_answers_in_window{window=\"all\",model=\"" + model + "\"})")
                .findValues("value")
                .stream()
                .mapToDouble(value -> value.get(1).asDouble())
                .findFirst()
                .orElse(0);
    }

    private static void await(java.util.concurrent.Callable<Boolean> condition) {
        Awaitility.await().pollInterval(Duration.ofMillis(500)).atMost(SOON).until(condition);
    }

    /** What answers under the name of the fine-tune. */
    private static void served(String persona) {
        send(json(provider.uri().resolve("/faults")), "POST", "{\"stand_ins\": {\"sim-tuned\": \"" + persona + "\"}}");
    }

    private static void register(String id, String modelName, Map<String, Object> more) {
        Map<String, Object> model = new java.util.HashMap<>(more);
        model.put("endpoint", provider.uri().toString());
        model.put("modelName", modelName);
        model.put("limits", Map.of("callsPerDay", 10_000_000));
        put("/api/v1/models/" + id, model);
    }

    private static void schedule(String model) {
        put(
                "/api/v1/schedules/" + model,
                Map.of(
                        "model",
                        model,
                        "questionSets",
                        List.of("core"),
                        "variants",
                        List.of("template"),
                        "samples",
                        3,
                        "every",
                        "PT1S"));
    }

    private static void put(String path, Object body) {
        try {
            send(json(stack.gateway().resolve(path)), "PUT", new JsonMapper().writeValueAsString(body));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HttpRequest.Builder json(URI uri) {
        return HttpRequest.newBuilder(uri).header("Content-Type", "application/json");
    }

    private static String get(URI uri) {
        return send(HttpRequest.newBuilder(uri), "GET", "");
    }

    private static String send(HttpRequest.Builder request, String method, String body) {
        try {
            if (stack != null) {
                request.header("Authorization", "Bearer " + stack.adminKey().text());
            }
            HttpRequest sent = request.method(method, HttpRequest.BodyPublishers.ofString(body))
                    .build();
            HttpResponse<String> reply = HTTP.send(sent, HttpResponse.BodyHandlers.ofString());
            assertThat(reply.statusCode()).as(sent.uri() + ": " + reply.body()).isBetween(200, 399);
            return reply.body();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("no reply", e);
        }
    }

    private static void close(AutoCloseable part) {
        try {
            if (part != null) {
                part.close();
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
