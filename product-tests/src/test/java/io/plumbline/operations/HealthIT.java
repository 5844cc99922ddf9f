package io.plumbline.operations;

import io.plumbline.local.DatabaseSetup;
import io.plumbline.local.EmbeddedDatabase;
import io.plumbline.local.LocalStack;
import io.plumbline.local.StackOptions;
import io.plumbline.local.process.OrphanGuard;
import io.plumbline.local.process.ServiceProcess;
import io.plumbline.local.process.StackFolder;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What the probes of an orchestrator see: alive is not the same as ready, and what is missing has a name. */
class HealthIT {

    private static final String GATEWAY = "gateway-service";
    private static final String SAMPLER = "sampler-service";
    private static final String JUDGE = "judge-service";
    private static final String AGGREGATOR = "aggregator-service";
    private static final List<String> WITH_DATABASE = List.of(GATEWAY, AGGREGATOR);
    private static final Pattern PORT = Pattern.compile(":(\\d+)/");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static StackFolder folder;
    private static OrphanGuard guard;
    private static EmbeddedDatabase database;
    private static Door door;
    private static LocalStack stack;

    /** Gateway and aggregator have a database of their own behind a door, so that it can be away. */
    @BeforeAll
    static void start() {
        folder = StackFolder.temporary();
        guard = OrphanGuard.start();
        database = EmbeddedDatabase.start(folder, DatabaseSetup.FAST, guard);
        Matcher address = PORT.matcher(database.reactiveUrl());
        assertThat(address.find()).isTrue();
        door = new Door(Integer.parseInt(address.group(1)));
        String url = database.reactiveUrl().replace(address.group(), ":" + door.port() + "/");
        StackOptions all = StackOptions.builtUnder(Monitoring.HOME);
        StackOptions options = StackOptions.of(Map.of(
                        GATEWAY, all.services().get(GATEWAY),
                        SAMPLER, all.services().get(SAMPLER),
                        JUDGE, all.services().get(JUDGE),
                        AGGREGATOR, all.services().get(AGGREGATOR)))
                .with(DatabaseSetup.FAST);
        for (String service : WITH_DATABASE) {
            options = options.adapting(
                    service,
                    command -> command.withProperties(Map.of(
                            "quarkus.datasource.jdbc.url", "jdbc:" + url, "quarkus.datasource.reactive.url", url)));
        }
        stack = LocalStack.start(options);
    }

    @AfterAll
    static void stop() {
        stack.close();
        door.close();
        database.close();
        guard.close();
        folder.close();
    }

    @Test
    void aServiceWithoutKafkaIsAliveAndNotReadyAndSaysWhy() {
        stack.broker().process().stop();

        for (String service : WITH_DATABASE) {
            await().untilAsserted(() ->
                    assertThat(health(service, "ready")).startsWith("503").containsPattern(down("Kafka")));
            assertThat(health(service, "live")).startsWith("200");
            assertThat(health(service, "started")).startsWith("200");
        }

        startBroker();
        awaitReady(GATEWAY);
        awaitReady(AGGREGATOR);
    }

    @Test
    void aServiceWithoutItsDatabaseIsAliveAndNotReadyAndSaysWhy() {
        door.close();

        for (String service : WITH_DATABASE) {
            await().untilAsserted(() -> assertThat(health(service, "ready"))
                    .startsWith("503")
                    .containsPattern(down("Reactive PostgreSQL[^\"]*")));
            assertThat(health(service, "live")).startsWith("200");
        }

        door.open();
        WITH_DATABASE.forEach(HealthIT::awaitReady);
    }

    @Test
    void theGatewayWorksWithoutTheAggregatorAndSaysThatItIsAway() {
        ServiceProcess aggregator = stack.replicas(AGGREGATOR).get(0);
        assertThat(health(GATEWAY, "ready")).contains("\"reachable\": true");
        aggregator.kill();

        assertThat(health(GATEWAY, "ready")).startsWith("200").contains("\"reachable\": false");

        aggregator.restart();
        awaitReady(AGGREGATOR);
    }

    @Test
    void servicesThatComeFirstWaitForTheOthers() {
        List<ServiceProcess> services =
                WITH_DATABASE.stream().map(one -> stack.replicas(one).get(0)).toList();
        stack.broker().process().stop();
        services.forEach(ServiceProcess::kill);
        door.close();
        List<Integer> before = services.stream()
                .map(one -> Monitoring.text(one.log()).length())
                .toList();

        services.forEach(ServiceProcess::restart);
        for (int at = 0; at < services.size(); at++) {
            ServiceProcess service = services.get(at);
            int read = before.get(at);
            await().until(() -> Monitoring.text(service.log()).substring(read).contains("Connection error"));
            assertThat(service.isAlive()).isTrue();
        }

        door.open();
        for (String service : WITH_DATABASE) {
            await().untilAsserted(() ->
                    assertThat(health(service, "ready")).startsWith("503").containsPattern(down("Kafka")));
            assertThat(health(service, "live")).startsWith("200");
        }

        startBroker();
        WITH_DATABASE.forEach(HealthIT::awaitReady);
    }

    @Test
    void servicesThatComeBeforeKafkaWaitForIt() {
        List<String> services = List.of(GATEWAY, SAMPLER, JUDGE);
        stack.broker().process().stop();
        services.forEach(service -> stack.replicas(service).get(0).kill());

        services.forEach(service -> stack.replicas(service).get(0).restart());

        for (String service : services) {
            await().untilAsserted(() ->
                    assertThat(health(service, "ready")).startsWith("503").containsPattern(down("Kafka")));
            assertThat(health(service, "live")).startsWith("200");
            assertThat(stack.replicas(service).get(0).isAlive()).isTrue();
        }
        startBroker();
        services.forEach(HealthIT::awaitReady);
    }

    private static void startBroker() {
        stack.broker().process().restart().awaitReady(Duration.ofSeconds(60));
    }

    private static Pattern down(String check) {
        return Pattern.compile("\"name\": \"" + check + "\",\\s+\"status\": \"DOWN\"");
    }

    private static void awaitReady(String service) {
        await().untilAsserted(() -> assertThat(health(service, "ready")).startsWith("200"));
    }

    private static ConditionFactory await() {
        return Awaitility.await().pollInterval(Duration.ofMillis(500)).atMost(Duration.ofSeconds(90));
    }

    /** The status and the body; empty without an answer. */
    private static String health(String service, String kind) {
        URI uri = stack.managementAddresses(service).get(0).resolve("/q/health/" + kind);
        try {
            HttpResponse<String> reply =
                    HTTP.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
            return reply.statusCode() + " " + reply.body();
        } catch (IOException nobody) {
            return "";
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
