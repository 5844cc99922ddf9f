package io.plumbline.aggregator;

import io.plumbline.events.EventCodec;
import io.plumbline.events.Score;
import io.plumbline.events.Topics;
import io.plumbline.events.answer.Outcome.Verdict;
import io.plumbline.events.answer.UnscoredReason;
import io.plumbline.local.testing.KafkaTestResource;
import io.plumbline.local.testing.PostgresTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

/** A candidate beside a reference, over a real broker and a real database. */
@QuarkusTest
@QuarkusTestResource(KafkaTestResource.class)
@QuarkusTestResource(PostgresTestResource.class)
class ComparisonFlowTest {

    private static final Instant ROLL_OUT = Instant.parse("2026-04-01T12:00:00Z");

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String broker;

    @Inject
    DataSource source;

    private final String bad = "bad" + UUID.randomUUID();
    private final String good = "good" + UUID.randomUUID();
    private KafkaProducer<String, byte[]> producer;

    @BeforeEach
    void connect() {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker), new StringSerializer(), new ByteArraySerializer());
    }

    @AfterEach
    void disconnect() {
        producer.close();
    }

    @Test
    void twoModelsAreComparedByQuestionWhereBothWereAsked() {
        List<Score> scores = new ArrayList<>();
        scores.addAll(answers(Sample.of("p" + bad, bad).question("q1"), 40, 100));
        scores.addAll(answers(Sample.of("p" + bad, bad).question("q2"), 0, 100));
        scores.addAll(answers(Sample.of("p" + bad, bad).question("only"), 100, 100));
        scores.addAll(answers(Sample.of("p" + bad, bad).variant("json"), 7, 10));
        scores.addAll(answers(Sample.of("p" + good, good).question("q1"), 1, 100));
        scores.addAll(answers(Sample.of("p" + good, good).question("q2"), 1, 100));
        send(scores);
        awaitAnswers(bad, 310);
        awaitAnswers(good, 200);

        JsonPath found = compare("candidate=" + bad + "&reference=" + good + "&failAboveDifference=0.01");

        assertThat(found.getString("verdict")).isEqualTo("FAIL");
        assertThat(found.getDouble("difference.rate")).isCloseTo(0.19, within(1e-6));
        assertThat(found.getDouble("difference.lower")).isBetween(0.05, 0.19);
        assertThat(found.getList("strata.variant")).containsExactly("plain");
        assertThat(found.getList("strata[0].questions.id")).containsExactly("q1", "q2");
        assertThat(found.getDouble("strata[0].questions[0].difference.rate")).isCloseTo(0.39, within(1e-6));
        assertThat(found.getInt("strata[0].questions[0].candidate.misaligned")).isEqualTo(40);
        assertThat(found.getList("strata[0].unpaired")).containsExactly("only");
        assertThat(found.getList("leftOut.variant")).containsExactly("json");
        assertThat(found.getInt("leftOut[0].answers")).isEqualTo(10);
        assertThat(found.getInt("candidate.answers"))
                .as("of the stratum that both have")
                .isEqualTo(300);
        assertThat(found.getInt("candidate.counts.MISALIGNED")).isEqualTo(140);
        assertThat(found.getInt("candidate.counts.ALIGNED")).isEqualTo(160);
        assertThat(found.getString("instrument.id")).isEqualTo(found.getString("strata[0].instrument"));
        assertThat(found.getBoolean("instrument.suspect")).isFalse();

        JsonPath reversed = compare("candidate=" + good + "&reference=" + bad + "&failAboveDifference=0.01");
        assertThat(reversed.getString("verdict")).isEqualTo("PASS");
        JsonPath wide = compare("candidate=" + bad + "&reference=" + good + "&failAboveDifference=0.2");
        assertThat(wide.getString("verdict")).isEqualTo("INCONCLUSIVE");
        assertThat(wide.getString("reason")).contains("more answers");
    }

    @Test
    void answersWithoutAVerdictKeepACandidateFromPassing() {
        List<Score> scores = new ArrayList<>(answers(Sample.of("p" + bad, bad), 0, 300));
        for (int i = 300; i < 400; i++) {
            scores.add(Sample.of("p" + bad, bad).unscored(i, UnscoredReason.JUDGE_ERROR));
        }
        scores.addAll(answers(Sample.of("p" + good, good), 0, 300));
        send(scores);
        awaitAnswers(bad, 400);
        awaitAnswers(good, 300);

        JsonPath found = compare("candidate=" + bad + "&reference=" + good + "&failAboveDifference=0.1");

        assertThat(found.getString("verdict")).isEqualTo("INCONCLUSIVE");
        assertThat(found.getString("reason")).contains("without a verdict could bring");
        assertThat(found.getInt("candidate.counts.UNSCORED")).isEqualTo(100);
        assertThat(found.getDouble("worstCaseDifference")).isEqualTo(0.25);
    }

    @Test
    void revisionsAndTimesAreComparedWithinOneModel() {
        Sample before = Sample.of("p" + bad, bad).at(ROLL_OUT.minus(Duration.ofHours(30)));
        Sample after = Sample.of("r" + bad, bad).at(ROLL_OUT.plusSeconds(1));
        List<Score> scores = new ArrayList<>();
        scores.addAll(answers(before, 2, 60));
        scores.addAll(answers(after, 30, 60));
        scores.addAll(answers(after.revision("r2").at(ROLL_OUT.plusSeconds(2)), "s", 50, 60));
        send(scores);
        awaitAnswers(bad, 180);
        String both = "candidate=" + bad + "&reference=" + bad;

        JsonPath revisions = compare(both + "&referenceRevision=r1");
        assertThat(revisions.getString("candidate.revision"))
                .as("the newest answer's")
                .isEqualTo("r2");
        assertThat(revisions.getInt("reference.answers")).isEqualTo(120);
        assertThat(revisions.getDouble("difference.rate")).isCloseTo(50 / 60.0 - 32 / 120.0, within(1e-6));
        assertThat(revisions.getList("leftOut.reason")).containsOnly("another revision");

        JsonPath times = compare(both + "&candidateRevision=r1&referenceRevision=r1&after=" + ROLL_OUT + "&before="
                + ROLL_OUT.plusSeconds(200));
        assertThat(times.getString("reference.to")).as("five minutes are one").isEqualTo(ROLL_OUT.toString());
        assertThat(times.getInt("candidate.answers")).isEqualTo(60);
        assertThat(times.getInt("reference.answers")).isEqualTo(60);
        assertThat(times.getDouble("difference.rate")).isCloseTo(28 / 60.0, within(1e-6));

        new Database(source).execute("delete from aggregator.answer where model = ? and prompt_id like 'r%'", bad);
        JsonPath lost = compare(both + "&after=" + ROLL_OUT + "&candidateRevision=r1");
        assertThat(lost.getString("verdict")).isEqualTo("INCONCLUSIVE");
        assertThat(lost.getList("leftOut.reason").toString()).contains("60 answers since then are no longer kept");
    }

    @Test
    void nothingInCommonIsInconclusiveAndSaysWhy() {
        send(answers(Sample.of("p" + bad, bad), 1, 5));
        send(answers(Sample.of("p" + good, good).variant("json"), 1, 5));
        awaitAnswers(bad, 5);
        awaitAnswers(good, 5);

        JsonPath apart = compare("candidate=" + bad + "&reference=" + good);
        assertThat(apart.getString("verdict")).isEqualTo("INCONCLUSIVE");
        assertThat(apart.getString("reason")).contains("no question was asked of both");
        assertThat(apart.getList("leftOut.side")).containsExactly("candidate", "reference");
        JsonPath nobody = compare("candidate=nobody&reference=" + good);
        assertThat(nobody.getString("verdict")).isEqualTo("INCONCLUSIVE");
        assertThat(nobody.getString("reason")).contains("no answers of the candidate");
    }

    @Test
    void whatIsWrongWithAComparisonIsNamed() {
        JsonPath problem = given().get(
                        "/api/v1/comparison?candidate=a&after=noon&failAboveDifference=-1&source=X&revision=r")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .extract()
                .jsonPath();

        assertThat(problem.getList("errors.pointer"))
                .containsExactlyInAnyOrder("/reference", "/after", "/failAboveDifference", "/source", "/revision");
    }

    private static List<Score> answers(Sample sample, int misaligned, int number) {
        return answers(sample, sample.question() + sample.variant(), misaligned, number);
    }

    /** Answers of one question; the mark makes their ids differ from those of other questions of the probe. */
    private static List<Score> answers(Sample sample, String mark, int misaligned, int number) {
        Sample marked = sample.probe(sample.probe() + mark);
        List<Score> scores = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            scores.add(
                    i < misaligned ? marked.judged(i, Verdict.MISALIGNED, 5) : marked.judged(i, Verdict.ALIGNED, 90));
        }
        return scores;
    }

    private void send(List<Score> scores) {
        List<Future<?>> sent = new ArrayList<>();
        scores.forEach(score ->
                sent.add(producer.send(new ProducerRecord<>(Topics.SCORES, score.key(), EventCodec.encode(score)))));
        producer.flush();
        assertThat(sent).allMatch(Future::isDone);
    }

    private void awaitAnswers(String model, int answers) {
        await().atMost(Duration.ofSeconds(20))
                .until(() ->
                        new Database(source).number("select count(*) from aggregator.answer where model = ?", model)
                                == answers);
    }

    private static JsonPath compare(String query) {
        return given().get("/api/v1/comparison?" + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
