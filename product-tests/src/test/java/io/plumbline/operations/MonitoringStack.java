package io.plumbline.operations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.plumbline.local.LocalStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.yaml.snakeyaml.Yaml;

/**
 * A real Prometheus and a real Alertmanager beside a local stack, with the committed configuration at another pace
 * ({@link Hurried}). Three things are replaced besides: where targets are (files instead of DNS), how often they are scraped,
 * and the receivers, each of which becomes a webhook of {@link Pager}.
 */
final class MonitoringStack implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final LocalStack stack;
    private final Pager pager = new Pager();
    private final Path folder;
    private final int port = freePort();
    private final List<Process> processes = new ArrayList<>();

    private MonitoringStack(LocalStack stack, Path folder) {
        this.stack = stack;
        this.folder = folder;
    }

    static MonitoringStack beside(LocalStack stack, Path folder) {
        MonitoringStack monitoring = new MonitoringStack(stack, folder);
        int alertmanager = freePort();
        monitoring.configureAlertmanager();
        monitoring.configurePrometheus(alertmanager);
        monitoring.follow();
        monitoring.start(alertmanager);
        return monitoring;
    }

    Pager pager() {
        return pager;
    }

    /** Tells Prometheus which replicas there are now. */
    void follow() {
        for (String service : List.of("gateway-service", "sampler-service", "judge-service", "aggregator-service")) {
            List<String> targets = stack.managementAddresses(service).stream()
                    .map(URI::getAuthority)
                    .toList();
            write("targets-" + service + ".json", json(List.of(Map.of("targets", targets))));
        }
    }

    /** The result of an instant query: one element for each series. */
    JsonNode query(String expression) {
        JsonNode reply = get("/api/v1/query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8));
        if (!reply.path("status").asText().equals("success")) {
            throw new AssertionError(expression + ": " + reply);
        }
        return reply.path("data").path("result");
    }

    /** Names of all metrics that were scraped. */
    List<String> metricNames() {
        List<String> names = new ArrayList<>();
        get("/api/v1/label/__name__/values").path("data").forEach(name -> names.add(name.asText()));
        return names;
    }

    @Override
    public void close() {
        processes.forEach(Process::destroy);
        processes.forEach(process -> process.onExit().join());
        pager.close();
    }

    private void start(int alertmanager) {
        String scratch = folder.resolve("alertmanager-data").toString();
        processes.add(Tool.start(
                folder,
                "prometheus-alertmanager",
                "--config.file=alertmanager.yml",
                "--storage.path=" + scratch,
                "--cluster.listen-address=",
                "--web.listen-address=127.0.0.1:" + alertmanager));
        processes.add(Tool.start(
                folder,
                "prometheus",
                "--config.file=prometheus.yml",
                "--storage.tsdb.path=" + folder.resolve("prometheus-data"),
                "--enable-feature=native-histograms",
                "--web.listen-address=127.0.0.1:" + port));
        Awaitility.await().atMost(Duration.ofSeconds(60)).ignoreExceptions().until(() -> !query("up")
                .isEmpty());
    }

    private void configureAlertmanager() {
        Path original = Monitoring.FOLDER.resolve("alertmanager");
        Map<String, Object> config =
                new Yaml().load(Hurried.text(Monitoring.text(original.resolve("alertmanager.yml"))));
        config.remove("global");
        config.put(
                "receivers",
                Monitoring.list(config, "receivers").stream()
                        .map(receiver -> (String) receiver.get("name"))
                        .map(name -> Map.of(
                                "name",
                                name,
                                "webhook_configs",
                                List.of(Map.of("url", pager.uri(name).toString(), "send_resolved", true))))
                        .toList());
        write("alertmanager.yml", new Yaml().dump(config));
        copy(original.resolve("templates/plumbline.tmpl"), "templates/plumbline.tmpl");
    }

    @SuppressWarnings("unchecked")
    private void configurePrometheus(int alertmanager) {
        Map<String, Object> config = Monitoring.yaml(Monitoring.PROMETHEUS.resolve("prometheus.yml"));
        Map<String, Object> global = (Map<String, Object>) config.get("global");
        global.putAll(Map.of("scrape_interval", "1s", "scrape_timeout", "1s", "evaluation_interval", "1s"));
        ((Map<String, Object>) global.get("external_labels"))
                .put("plumbline", stack.gateway().toString());
        config.put(
                "alerting",
                Map.of(
                        "alertmanagers",
                        List.of(Map.of(
                                "static_configs", List.of(Map.of("targets", List.of("127.0.0.1:" + alertmanager)))))));
        for (Map<String, Object> job : Monitoring.list(config, "scrape_configs")) {
            String service = ((String) job.get("job_name")).replace("-native", "");
            job.remove("dns_sd_configs");
            job.put(
                    "file_sd_configs",
                    List.of(Map.of("files", List.of("targets-" + service + ".json"), "refresh_interval", "1s")));
        }
        write("prometheus.yml", new Yaml().dump(config));
        for (Path rules : Monitoring.files(Monitoring.PROMETHEUS.resolve("rules"), ".yml")) {
            write("rules/" + rules.getFileName(), Hurried.text(Monitoring.text(rules)));
        }
    }

    private JsonNode get(String path) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                    .build();
            return new JsonMapper()
                    .readTree(HTTP.send(request, HttpResponse.BodyHandlers.ofString())
                            .body());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("no reply from Prometheus", e);
        }
    }

    private static String json(Object value) {
        try {
            return new JsonMapper().writeValueAsString(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In one move, or Prometheus reads half a file. */
    private void write(String name, String text) {
        Path file = folder.resolve(name);
        try {
            Files.createDirectories(file.getParent());
            Path whole = Files.writeString(folder.resolve("new"), text);
            Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void copy(Path from, String name) {
        write(name, Monitoring.text(from));
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
