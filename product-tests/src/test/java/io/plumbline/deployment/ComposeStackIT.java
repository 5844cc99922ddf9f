package io.plumbline.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.local.LocalStack;
import io.plumbline.local.StackOptions;
import io.plumbline.local.process.JavaCommand;
import io.plumbline.local.process.OrphanGuard;
import io.plumbline.local.process.ReadinessCheck;
import io.plumbline.local.process.ServiceProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * The four services as the compose file starts them, with its variables and the secrets that docker/secrets.sh makes, beside a
 * real broker and a real database that asks for the password. Only hosts, ports and the folder of the secrets are others.
 */
class ComposeStackIT {

    private static final Duration START = Duration.ofMinutes(3);

    @TempDir
    private static Path folder;

    private static final Map<String, Integer> PORTS = new TreeMap<>();
    private static final List<ServiceProcess> RUNNING = new ArrayList<>();
    private static ComposeFile compose;
    private static LocalStack parts;
    private static OrphanGuard guard;

    @BeforeAll
    static void start() throws Exception {
        compose = new ComposeFile();
        guard = OrphanGuard.start();
        parts = LocalStack.start(StackOptions.of(Map.of()));
        run(Map.of("PLUMBLINE_SECRETS", folder.resolve("made").toString()), "docker/secrets.sh");
        askForThePassword(Files.readString(folder.resolve("made/database-password")));
        for (String service : ServiceConfig.SERVICES) {
            PORTS.put(service, freePort());
        }
        PORTS.put("management", freePort());
        for (String service : ServiceConfig.SERVICES) {
            RUNNING.add(launch(service));
        }
        RUNNING.forEach(process -> process.awaitReady(START));
    }

    @AfterAll
    static void stop() {
        RUNNING.forEach(ServiceProcess::stop);
        if (parts != null) {
            parts.close();
        }
        if (guard != null) {
            guard.close();
        }
    }

    @Test
    void theDatabaseLetsNobodyInWithoutThePasswordOfTheFile() {
        assertThatThrownBy(() -> DriverManager.getConnection(parts.database().jdbcUrl(), "plumbline", "guess"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void theAdminKeyOfTheFileOpensTheGateway() throws Exception {
        String key = Files.readString(folder.resolve("made/admin-key"));
        assertThat(models("Bearer " + key)).isEqualTo(200);
        assertThat(models("Bearer " + key.replaceFirst("plk_.", "plk_-"))).isEqualTo(401);
    }

    @Test
    void theHealthChecksCommandSaysSo() throws Exception {
        for (String service : ServiceConfig.SERVICES) {
            run(Map.of(), "docker/ready.sh", Integer.toString(healthPort(service)));
        }
        assertThatThrownBy(() -> run(Map.of(), "docker/ready.sh", Integer.toString(freePort())))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void bothReadersOfScoresAreMembersOfTheirOwn() throws Exception {
        try (Admin admin =
                Admin.create(Map.of("bootstrap.servers", parts.broker().bootstrapServers()))) {
            assertThat(admin.describeConsumerGroups(List.of("aggregator-service"))
                            .all()
                            .get()
                            .get("aggregator-service")
                            .members())
                    .extracting(MemberDescription::groupInstanceId)
                    .extracting(id -> id.orElse("none"))
                    .containsExactlyInAnyOrder("only", "only-second");
        }
    }

    @Test
    void topicsAreMadeAgainWithoutHarm() throws Exception {
        List<String> words = new ArrayList<>();
        compose.services()
                .get("topics")
                .path("entrypoint")
                .forEach(word -> words.add(word.asText()
                        .replace(
                                "/app",
                                Project.file("gateway-service/target/quarkus-app")
                                        .toString())
                        .replace("kafka:9092", parts.broker().bootstrapServers())));
        run(Map.of(), words.toArray(String[]::new));
        assertThatThrownBy(
                        () -> run(Map.of(), words.subList(0, words.size() - 1).toArray(String[]::new)))
                .hasMessageContaining("usage");
    }

    private static ServiceProcess launch(String service) throws IOException {
        Path secrets = folder.resolve(service);
        Map<String, String> environment = new HashMap<>(compose.environment(service));
        environment.replaceAll((name, value) -> here(value, secrets));
        for (JsonNode secret : compose.services().get(service).path("secrets")) {
            String source = secret.path("source").asText();
            Path target = Path.of(here(secret.path("target").asText("/run/secrets/" + source), secrets));
            Files.createDirectories(target.getParent());
            Files.copy(folder.resolve("made").resolve(source), target);
        }
        JavaCommand command = JavaCommand.jar(Project.file(service + "/target/quarkus-app/quarkus-run.jar"), 192)
                .withEnvironment(environment)
                .withProperties(Map.of(
                        "quarkus.http.port", Integer.toString(PORTS.get(service)),
                        "quarkus.management.port", Integer.toString(PORTS.get("management"))));
        URI ready = URI.create("http://127.0.0.1:" + healthPort(service) + "/q/health/ready");
        return ServiceProcess.start(
                service, command, folder.resolve(service + ".log"), ReadinessCheck.http(ready), guard);
    }

    private static int healthPort(String service) {
        return PORTS.get(service.equals("gateway-service") ? "management" : service);
    }

    private static String here(String value, Path secrets) {
        return value.replace("kafka:9092", parts.broker().bootstrapServers())
                .replace(
                        "postgres:5432",
                        URI.create(parts.database().reactiveUrl()).getAuthority())
                .replace("aggregator-service:8083", "127.0.0.1:" + PORTS.get("aggregator-service"))
                .replace("0.0.0.0", "127.0.0.1")
                .replace("/run/secrets", secrets.toString());
    }

    private static void askForThePassword(String password) throws Exception {
        try (Connection connection =
                        DriverManager.getConnection(parts.database().jdbcUrl(), "postgres", "postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("alter role plumbline password '" + password + "'");
            ResultSet result = statement.executeQuery("show hba_file");
            result.next();
            Path rules = Path.of(result.getString(1));
            Files.writeString(rules, "host all plumbline 127.0.0.1/32 scram-sha-256\n" + Files.readString(rules));
            statement.execute("select pg_reload_conf()");
        }
    }

    private static int models(String authorization) throws Exception {
        URI models = URI.create("http://127.0.0.1:" + PORTS.get("gateway-service") + "/api/v1/models");
        HttpRequest request = HttpRequest.newBuilder(models)
                .header("Authorization", authorization)
                .build();
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();
    }

    private static void run(Map<String, String> environment, String... words) throws Exception {
        Path output = Files.createTempFile(folder, "output", ".txt");
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(Project.file(".").toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        int code = builder.start().waitFor();
        assertThat(code).as(() -> read(output)).isZero();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
