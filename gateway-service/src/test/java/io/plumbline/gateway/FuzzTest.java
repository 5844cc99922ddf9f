package io.plumbline.gateway;

import io.plumbline.local.testing.KafkaTestResource;
import io.plumbline.local.testing.PostgresTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Requests made of the OpenAPI document and much ill will: whatever comes, the gateway answers, and with a problem. */
@QuarkusTest
@QuarkusTestResource(KafkaTestResource.class)
@QuarkusTestResource(PostgresTestResource.class)
@QuarkusTestResource(AggregatorStub.class)
class FuzzTest {

    /** Another one is tried with {@code -Dplumbline.fuzz.seed=}; a failure names its own. */
    private static final long SEED = Long.getLong("plumbline.fuzz.seed", 20260301);

    private static final int REQUESTS = Integer.getInteger("plumbline.fuzz.requests", 2400);
    private static final int AT_ONCE = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TestHTTPResource
    URI gateway;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void noRequestBreaksTheGateway() throws Exception {
        GatewayClient.register("known", Map.of());
        ApiDocument document = ApiDocument.read();
        Random random = new Random(SEED);
        List<String> broken = new ArrayList<>();
        int answered = 0;
        while (answered < REQUESTS) {
            List<HostileRequest> requests = new ArrayList<>();
            List<CompletableFuture<HttpResponse<String>>> responses = new ArrayList<>();
            for (int number = 0; number < AT_ONCE; number++) {
                HostileRequest request = HostileRequest.next(document.operations(), random);
                requests.add(request);
                responses.add(http.sendAsync(
                        request.build(gateway).timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString()));
            }
            for (int number = 0; number < AT_ONCE; number++) {
                HttpResponse<String> response = responses.get(number).get(PATIENCE.toSeconds() + 5, TimeUnit.SECONDS);
                String fault = fault(requests.get(number), response);
                if (!fault.isEmpty()) {
                    broken.add(fault + ": " + requests.get(number) + " -> " + response.statusCode() + " "
                            + response.body());
                }
                answered++;
            }
        }

        assertThat(answered).isGreaterThanOrEqualTo(REQUESTS);
        assertThat(broken).as("seed " + SEED).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/apply", "/api/v1/question-sets?name=bomb"})
    void aYamlBombGoesOffNowhere(String path) throws Exception {
        for (String bomb : YamlBombs.all()) {
            HttpRequest request = HttpRequest.newBuilder(gateway.resolve(path))
                    .header("Authorization", "Bearer " + GatewayClient.ADMIN_KEY)
                    .header("Content-Type", "application/yaml")
                    .timeout(PATIENCE)
                    .POST(HttpRequest.BodyPublishers.ofString(bomb))
                    .build();

            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());

            assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
            assertThat(response.body()).contains("\"code\"").doesNotContain("Exception", "StackOverflow");
        }
    }

    private static String fault(HostileRequest request, HttpResponse<String> response) {
        int status = response.statusCode();
        if (status >= 500) {
            return "a fault of the gateway";
        }
        if (response.body().contains("Exception") || response.body().contains("\tat ")) {
            return "a stack trace";
        }
        if (response.headers().firstValue("X-Injected").isPresent()) {
            return "an injected header";
        }
        if (status >= 400
                && !response.headers().firstValue("Content-Type").orElse("").startsWith("application/problem+json")) {
            return "no problem";
        }
        boolean documented =
                !request.isOnItsPath() || request.operation().statuses().contains(Integer.toString(status));
        return documented ? "" : "a status that is not documented";
    }
}
