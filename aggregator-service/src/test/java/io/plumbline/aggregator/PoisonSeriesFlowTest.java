package io.plumbline.aggregator;

import io.plumbline.events.EventCodec;
import io.plumbline.events.Score;
import io.plumbline.events.Topics;
import io.plumbline.events.answer.Outcome.Verdict;
import io.plumbline.local.testing.KafkaTestResource;
import io.plumbline.local.testing.PostgresTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** A series whose stored state no program can read goes to the dead letters and delays no other series of its partition. */
@QuarkusTest
@QuarkusTestResource(KafkaTestResource.class)
@QuarkusTestResource(PostgresTestResource.class)
class PoisonSeriesFlowTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String broker;

    @Inject
    DataSource source;

    private final String model = "m" + UUID.randomUUID();
    private Database database;
    private ScoreSender sender;

    @BeforeEach
    void connect() {
        database = new Database(source);
        sender = new ScoreSender(broker);
    }

    @AfterEach
    void disconnect() {
        sender.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "open_rounds = '\\x00'",
                "open_rounds = '\\x7fffffff'",
                "questions = 'no JSON'",
                "settings = '{\"alarmDays\": []}'"
            })
    void onlyTheAnswersOfThePoisonedSeriesAreBuried(String poison) {
        Sample poisoned = Sample.of(model + "-a", model);
        Sample healthy = poisoned.variant("json").probe(model + "-b");
        sender.scores(List.of(poisoned.judged(0, Verdict.ALIGNED, 90), healthy.judged(0, Verdict.ALIGNED, 90)));
        Awaitility.await().atMost(PATIENCE).until(() -> answers() == 2);
        database.execute(
                "update aggregator.watch set " + poison
                        + " where series_id = (select id from aggregator.series where model = ? and variant = 'plain')",
                model);

        List<Score> mixed = new ArrayList<>();
        IntStream.range(1, 7).forEach(i -> {
            mixed.add(poisoned.judged(i, Verdict.ALIGNED, 90));
            mixed.add(healthy.judged(i, Verdict.ALIGNED, 90));
        });
        sender.scores(mixed);

        Awaitility.await().atMost(PATIENCE).until(() -> answers() == 8);
        assertThat(buried(6))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(1, 7).mapToObj(poisoned::id).toList());
        assertThat(given().get("/q/metrics").asString()).contains("plumbline_database_away 0.0");
    }

    private long answers() {
        return database.number("select count(*) from aggregator.answer where model = ?", model);
    }

    /** The prompts of this model whose scores are dead letters. */
    private Set<String> buried(int count) {
        TopicPartition queue = new TopicPartition(Topics.deadLetters(Topics.SCORES), 0);
        Set<String> found = new HashSet<>();
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", broker), new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(queue));
            consumer.seekToBeginning(List.of(queue));
            Awaitility.await().atMost(PATIENCE).until(() -> {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> {
                    if (model.equals(record.key())) {
                        found.add(EventCodec.decode(record.value(), Score.class).id());
                    }
                });
                return found.size() >= count;
            });
        }
        return found;
    }
}
