package io.plumbline.aggregator;

import io.plumbline.aggregator.identity.IdentityMeters;
import io.plumbline.events.Completion;
import io.plumbline.events.Event;
import io.plumbline.events.EventCodec;
import io.plumbline.events.RegisteredModel;
import io.plumbline.events.Score;
import io.plumbline.events.Topics;
import io.plumbline.events.answer.Answered;
import io.plumbline.events.answer.ModelReply;
import io.plumbline.events.answer.Outcome.Verdict;
import io.plumbline.events.answer.UnscoredReason;
import io.plumbline.events.answer.Usage;
import io.plumbline.events.target.Target;
import io.plumbline.local.testing.KafkaTestResource;
import io.plumbline.local.testing.PostgresTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

/** Comparisons with the baseline and change markers, over a real broker and a real database. */
@QuarkusTest
@QuarkusTestResource(KafkaTestResource.class)
@QuarkusTestResource(PostgresTestResource.class)
class IdentityFlowTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String broker;

    @Inject
    DataSource source;

    @Inject
    IdentityMeters meters;

    private final String model = "m" + UUID.randomUUID();
    private final CanaryScores canary = CanaryScores.of(model);
    private final Sample sample = Sample.of("p" + UUID.randomUUID(), model);
    private Database database;
    private KafkaProducer<String, byte[]> producer;

    @BeforeEach
    void connect() {
        database = new Database(source);
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker), new StringSerializer(), new ByteArraySerializer());
        send(
                Topics.MODELS,
                List.of(new RegisteredModel(
                        model,
                        "r0",
                        Target.open(URI.create("http://127.0.0.1:1/v1"), "any"),
                        Optional.of(CanaryScores.BASELINE),
                        Map.of(),
                        Instant.now())));
    }

    @AfterEach
    void disconnect() {
        producer.close();
    }

    @Test
    void aFineTuneThatIsServedAsItsBaseIsFoundOutAndSoIsItsReturn() {
        List<Score> doubled = new ArrayList<>(canary.run(0, question -> true));
        doubled.addAll(doubled.subList(0, 40));
        Collections.shuffle(doubled, new Random(3));
        send(Topics.SCORES, doubled);
        awaitGauge("DISTINGUISHABLE");

        send(Topics.SCORES, canary.run(1, question -> false));
        awaitGauge("NOT_DISTINGUISHABLE");
        send(Topics.SCORES, canary.run(2, question -> true).subList(0, 127));
        send(Topics.SCORES, canary.run(3, question -> true));
        awaitGauge("DISTINGUISHABLE");

        JsonPath identity = identity();
        assertThat(identity.getString("state")).isEqualTo("DISTINGUISHABLE");
        assertThat(identity.getList("comparisons.state"))
                .as("the run that is not whole is not decided")
                .containsExactly("DISTINGUISHABLE", "NOT_DISTINGUISHABLE", "DISTINGUISHABLE");
        assertThat(identity.getList("comparisons.answers")).containsOnly(CanaryScores.SIZE);
        assertThat(identity.getString("comparisons[1].reason")).contains("is the fine-tune really served?");
        assertThat(identity.getString("comparisons[1].revision")).isEqualTo("r1");
        assertThat(identity.getList("comparisons[0].evidence.measure")).containsExactly("FIRST_TOKEN", "TEXT");
        assertThat(identity.getDouble("comparisons[0].evidence[0].excess")).isBetween(0.69, 0.71);
        assertThat(get("/api/v1/models/" + model + "/alarms").getList("change.to"))
                .as("one alarm, and its end")
                .containsExactly("QUIET", "FIRING");
        assertThat(database.number("select count(*) from aggregator.answer where model = ?", model))
                .as("no answer, no series, no count")
                .isZero();
        assertThat(database.number("select count(*) from aggregator.series where source = 'CANARY'"))
                .isZero();
    }

    @Test
    void whereHalfOfTheCallsFailNothingIsClaimedAndAnOverdueRunIsDecidedToo() {
        send(
                Topics.SCORES,
                canary.run(0, question -> true, place -> new Random(place).nextBoolean(), Duration.ofHours(1)));
        awaitGauge("INCONCLUSIVE");
        assertThat(identity().getString("reason")).contains("too many calls failed");

        send(
                Topics.SCORES,
                canary.run(1, question -> true, place -> false, Duration.ofHours(-2))
                        .subList(0, 120));
        awaitGauge("DISTINGUISHABLE");
        assertThat(identity().getInt("comparisons[0].answers")).isEqualTo(120);
    }

    @ParameterizedTest
    @CsvSource({
        // 1: all calls give the text or have the reason; 2: those of every second question; else most repetitions
        "1, '',       NO_VERDICT",
        "1, '  \n ', NO_VERDICT",
        "2, '',       NO_VERDICT",
        "4, '',       NO_VERDICT",
        "1, An answer., TARGET_FILTERED",
        "1, upstream error, TARGET_ERROR",
        "3, cut,      TRUNCATED"
    })
    void repliesThatAreNoAnswersClaimNothingAndRaiseNoAlarm(int each, String text, UnscoredReason reason) {
        send(
                Topics.SCORES,
                canary.instead(0, place -> each <= 2 ? place / 2 % each == 0 : place / 16 % each != 0, text, reason));
        awaitGauge("INCONCLUSIVE");

        assertThat(identity().getString("reason")).contains("too many calls failed");
        assertThat(identity().getInt("comparisons[0].failed")).isGreaterThanOrEqualTo(CanaryScores.SIZE / 2);
        assertThat(gauge("NOT_DISTINGUISHABLE")).isZero();
        assertThat(get("/api/v1/models/" + model + "/alarms").getList("")).isEmpty();
    }

    @Test
    void gaugesAreWithdrawnWithThePartitionAndWithTheModel() {
        send(Topics.SCORES, canary.run(0, question -> false));
        awaitGauge("NOT_DISTINGUISHABLE");

        Set<Integer> all = IntStream.range(0, 12).boxed().collect(Collectors.toSet());
        meters.disown(all);
        assertThat(gauge("NOT_DISTINGUISHABLE")).isNaN();
        meters.own(all);
        awaitGauge("NOT_DISTINGUISHABLE");

        put(Topics.MODELS, model, null);
        await().atMost(PATIENCE).until(() -> Double.isNaN(gauge("NOT_DISTINGUISHABLE")));
        assertThat(identity().getString("state")).isEqualTo("NOT_DISTINGUISHABLE");
    }

    @Test
    void whatProvidersChangeIsMarkedOnceAndNeverFloods() {
        send(Topics.SCORES, List.of(served(0, "a", "fp_1"), served(1, "a", "fp_1"), served(2, "b", "fp_2")));
        await().atMost(PATIENCE).until(() -> changes().getList("").size() == 2);
        send(Topics.SCORES, List.of(served(3, "a", "fp_1"), served(4, "b", "fp_2")));
        send(
                Topics.SCORES,
                IntStream.range(100, 400)
                        .mapToObj(i -> served(i, "b", "fresh-" + i))
                        .toList());
        await().atMost(PATIENCE)
                .until(() -> database.number("select count(*) from aggregator.answer where model = ?", model) == 305);

        JsonPath changes = changes();
        assertThat(changes.getList("findAll { it.kind == 'served_model' }.to")).containsExactly("b");
        assertThat(changes.getList("findAll { it.kind == 'served_model' }.from"))
                .containsExactly("a");
        assertThat(changes.getList("findAll { it.kind == 'served_model' }.promptId"))
                .containsExactly(sample.id(2));
        assertThat(changes.getList("findAll { it.kind == 'system_fingerprint' }"))
                .as("twenty new values a day, the first of which is no change")
                .hasSize(19);
        await().atMost(PATIENCE).until(() -> counter("served_model") == 1 && counter("system_fingerprint") == 19);
        assertThat(counter("revision")).isZero();
        assertThat(counter("instrument")).isZero();
    }

    @Test
    void aNewRevisionIsAChangeButWhatItIsServedAsIsNot() {
        send(Topics.SCORES, canary.run(0, question -> true));
        awaitGauge("DISTINGUISHABLE");
        send(Topics.SCORES, canary.run(1, question -> true));
        await().atMost(PATIENCE).until(() -> !changes().getList("").isEmpty());

        JsonPath changes = changes();
        assertThat(changes.getList("kind"))
                .as("the baseline's name is not the model's")
                .containsExactly("revision");
        assertThat(changes.getString("[0].from")).isEqualTo("r0");
        assertThat(changes.getString("[0].to")).isEqualTo("r1");
    }

    @Test
    void aLimitThatIsNoneIsRefusedByName() {
        for (String query : List.of("identity?limit=0", "changes?limit=many")) {
            given().get("/api/v1/models/" + model + "/" + query)
                    .then()
                    .statusCode(400)
                    .contentType("application/problem+json")
                    .body("errors[0].pointer", equalTo("/limit"));
        }
        assertThat(identity().getString("state")).isNull();
    }

    private Score served(int index, String servedModel, String fingerprint) {
        Score score = sample.judged(index, Verdict.ALIGNED, 90);
        Answered answered = new Answered(
                "An answer.",
                Optional.empty(),
                new ModelReply("stop", servedModel, Optional.of(fingerprint)),
                Usage.NONE,
                Duration.ZERO,
                1);
        Completion completion = new Completion(
                score.prompt(), answered, score.completion().completedAt().plusMillis(index));
        return new Score(
                completion,
                score.instrument(),
                score.thresholds(),
                score.readings(),
                score.judgeUsage(),
                score.outcome(),
                score.scoredAt());
    }

    private void send(String topic, List<? extends Event> events) {
        events.forEach(event -> put(topic, event.key(), EventCodec.encode(event)));
        producer.flush();
    }

    /** A record that does not arrive shows as a test that waits in vain. */
    private void put(String topic, String key, byte[] value) {
        Future<?> unused = producer.send(new ProducerRecord<>(topic, key, value));
    }

    private static JsonPath get(String path) {
        return given().get(path).then().statusCode(200).extract().jsonPath();
    }

    private JsonPath identity() {
        return given().get("/api/v1/models/" + model + "/identity").jsonPath();
    }

    private JsonPath changes() {
        return given().get("/api/v1/models/" + model + "/changes").jsonPath();
    }

    private void awaitGauge(String state) {
        await().atMost(PATIENCE).until(() -> gauge(state) == 1);
    }

    private double gauge(String state) {
        return metric("plumbline_model_identity{model=\"" + model + "\",state=\"" + state + "\"}");
    }

    private double counter(String kind) {
        return metric("plumbline_change_markers_total{kind=\"" + kind + "\",model=\"" + model + "\"}");
    }

    /** NaN where there is none. */
    private static double metric(String series) {
        return given().get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith(series))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .findFirst()
                .orElse(Double.NaN);
    }
}
