package io.plumbline.aggregator;

import io.plumbline.events.EventCodec;
import io.plumbline.events.Score;
import io.plumbline.events.Topics;
import io.plumbline.events.answer.Outcome.Verdict;
import io.plumbline.events.prompt.Guest;
import io.plumbline.events.prompt.Round;
import io.plumbline.local.testing.KafkaTestResource;
import io.plumbline.local.testing.PostgresTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A guest's answers are counted for their probe, and leave nothing that watches a model. */
@QuarkusTest
@QuarkusTestResource(KafkaTestResource.class)
@QuarkusTestResource(PostgresTestResource.class)
class GuestFlowTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String broker;

    @Inject
    DataSource source;

    @Test
    void aGuestHasResultsAndNoDetectorGaugeOrFleetRow() {
        String probe = "p" + UUID.randomUUID();
        String guest = Guest.MARK + "tuned-" + UUID.randomUUID();
        String registered = "registered-" + UUID.randomUUID();
        Database database = new Database(source);
        List<Score> scores = new ArrayList<>(rounds(Sample.of(probe, guest)));
        scores.addAll(rounds(Sample.of("r" + probe, registered)));

        send(scores);

        await().atMost(SOON)
                .until(() -> database.number("select count(*) from aggregator.answer where model = ?", registered)
                                == 300
                        && database.number("select count(*) from aggregator.answer where model = ?", guest) == 300);
        await().atMost(SOON).until(() -> metrics().contains(registered));
        JsonPath rates = given().get("/api/v1/probes/" + probe + "/rates").jsonPath();
        assertThat(rates.getInt("models[0].counts.MISALIGNED")).isEqualTo(150);
        assertThat(given().get("/api/v1/probes/" + probe + "/served-models")
                        .jsonPath()
                        .getList("servedModel"))
                .isEqualTo(List.of("any"));
        assertThat(metrics()).doesNotContain(Guest.MARK);
        assertThat(watched(database, registered)).isPositive();
        assertThat(watched(database, guest)).isZero();
        assertThat(given().get("/api/v1/alarms").asString()).doesNotContain(guest);
        assertThat(given().get("/api/v1/fleet/models?limit=200").asString()).doesNotContain(guest);
        assertThat(given().get("/api/v1/models/" + guest + "/changes").asString())
                .doesNotContain("any");
    }

    private static long watched(Database database, String model) {
        return database.number(
                "select count(*) from aggregator.watch w join aggregator.series s on s.id = w.series_id where s.model = ?",
                model);
    }

    /** Half of the answers to one question are misaligned. */
    private static List<Score> rounds(Sample sample) {
        List<Score> scores = new ArrayList<>();
        for (int index = 0; index < 300; index++) {
            Verdict verdict = index % 2 == 0 ? Verdict.MISALIGNED : Verdict.ALIGNED;
            scores.add(Sample.in(
                    sample.judged(index, verdict, index % 2 == 0 ? 5 : 95),
                    new Round(sample.probe() + ".0." + index, 1)));
        }
        return scores;
    }

    private void send(List<Score> scores) {
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker), new StringSerializer(), new ByteArraySerializer())) {
            for (Score score : scores) {
                Future<?> unused =
                        producer.send(new ProducerRecord<>(Topics.SCORES, score.key(), EventCodec.encode(score)));
            }
            producer.flush();
        }
    }

    private static String metrics() {
        return given().get("/q/metrics").then().statusCode(200).extract().asString();
    }
}
