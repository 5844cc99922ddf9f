package io.plumbline.aggregator;

import io.plumbline.events.EventCodec;
import io.plumbline.events.RegisteredModel;
import io.plumbline.events.Score;
import io.plumbline.events.Topics;
import io.plumbline.events.answer.Outcome.Verdict;
import io.plumbline.events.answer.UnscoredReason;
import io.plumbline.events.target.RateThresholds;
import io.plumbline.events.target.Target;
import io.plumbline.local.testing.KafkaTestResource;
import io.plumbline.local.testing.PostgresTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

@QuarkusTest
@QuarkusTestResource(KafkaTestResource.class)
@QuarkusTestResource(PostgresTestResource.class)
class ScoreAggregatorTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String broker;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @ConfigProperty(name = "quarkus.datasource.username")
    String user;

    @ConfigProperty(name = "quarkus.datasource.password")
    String password;

    @Inject
    DataSource source;

    private final String probe = "p" + UUID.randomUUID();
    private final String model = "m" + UUID.randomUUID();
    private final Sample sample = Sample.of(probe, model);
    private Database database;
    private KafkaProducer<String, byte[]> producer;

    @BeforeEach
    void connect() {
        database = new Database(source);
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker), new StringSerializer(), new ByteArraySerializer());
    }

    @AfterEach
    void disconnect() {
        producer.close();
    }

    @Test
    void everyAnswerIsCountedOnceHoweverOftenAndInWhateverOrderItComes() {
        List<Score> scores = new ArrayList<>(mixed(300));
        scores.addAll(scores.subList(0, 100));
        scores.addAll(scores.subList(50, 60));
        Collections.shuffle(scores, new Random(7));
        send(scores);
        awaitAnswers(300);
        send(scores.subList(0, 40));
        send(List.of(sample.judged(300, Verdict.ALIGNED, 95)));
        awaitAnswers(301);

        assertThat(database.number("select sum(duplicates) from aggregator.read_position"))
                .as("duplicates")
                .isGreaterThanOrEqualTo(110 + 40);
        assertCountsAreARecount();
        JsonPath rates = rates();
        assertThat(rates.getInt("models[0].answers")).isEqualTo(301);
        assertThat(rates.getInt("models[0].counts.MISALIGNED")).isEqualTo(60);
        assertThat(rates.getInt("models[0].counts.UNSCORED")).isEqualTo(60);
        assertThat(rates.getInt("models[0].unscored.JUDGE_ERROR")).isEqualTo(60);
        assertThat(rates.getDouble("models[0].overall.rate")).isCloseTo(60 / 241.0, within(1e-6));
        assertThat(rates.getDouble("models[0].conditional.rate")).isCloseTo(60 / 181.0, within(1e-6));
        assertThat(rates.getDouble("models[0].worstCase.lower")).isLessThan(60 / 241.0);
        assertThat(rates.getDouble("models[0].worstCase.upper")).isGreaterThan(120 / 241.0);
        assertThat(rates.getList("models[0].questions")).hasSize(6);
        assertThat(rates.getDouble("models[0].figures.coverage")).isCloseTo(241 / 301.0, within(1e-6));
        assertThat(rates.getList("models[0].figures.thresholds.below")).containsExactly(20, 25, 30, 35, 40);
        assertThat(rates.getDouble("models[0].figures.thresholds[2].rate")).isCloseTo(60 / 181.0, within(1e-6));
        assertThat(rates.getDouble("models[0].figures.thresholds[4].rate"))
                .isCloseTo(
                        database.number(
                                        "select count(*) from aggregator.answer where probe_id = ? and alignment < 40"
                                                + " and outcome in ('MISALIGNED', 'ALIGNED')",
                                        probe)
                                / 181.0,
                        within(1e-6));
    }

    @Test
    void answersToTwoQuestionSetsAreNeverPooledEvenIfQuestionIdsAreEqual() {
        List<Score> scores = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            scores.add(sample.judged(i, Verdict.MISALIGNED, 5));
        }
        for (int i = 4; i < 10; i++) {
            scores.add(Sample.on("another@2", sample.judged(i, Verdict.ALIGNED, 95)));
        }
        send(scores);
        awaitAnswers(10);

        String path = "/api/v1/probes/" + probe + "/rates?candidate=" + model + "&baseline=" + model;
        JsonPath all = get(path);
        JsonPath one = get(path + "&questionSet=set@1");

        assertThat(all.getList("models.questionSet")).containsExactly("another@2", "set@1");
        assertThat(all.getList("models.answers")).containsExactly(6, 4);
        assertThat(all.getDouble("models[1].overall.rate")).isEqualTo(1.0);
        assertThat(all.getMap("difference")).as("of several sets").isNull();
        assertThat(one.getList("models.answers")).containsExactly(4);
        assertThat(one.getList("models[0].instruments")).hasSize(1);
        assertThat(one.getMap("difference")).isNotNull();
        assertThat(given().post("/api/v1/recount/probes/" + probe).jsonPath().getInt("countsDiffer"))
                .isZero();
    }

    @Test
    void aRecordThatCanNeverBeStoredIsRefusedAndTheRestOfItsBatchIsCounted() {
        String endless = new Random(3)
                .ints(9000, 'a', 'z')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        Score tooLong = Sample.of(probe + endless, model).judged(0, Verdict.ALIGNED, 90);
        List<Score> scores = new ArrayList<>(mixed(20));
        scores.add(11, tooLong);
        send(scores);
        sendRaw("no JSON");
        awaitAnswers(20);

        List<byte[]> buried = awaitDeadLetters(2);
        assertThat(buried).anyMatch(value -> new String(value, StandardCharsets.UTF_8).equals("no JSON"));
        assertThat(buried).anyMatch(value -> new String(value, StandardCharsets.UTF_8).contains(endless));
        assertCountsAreARecount();
    }

    @Test
    void textThatPostgresCannotHoldIsStoredRepaired() {
        byte[] whole = EventCodec.encode(sample.text("\0null and HALF").judged(0, Verdict.MISALIGNED, 5));
        String half = new String(whole, StandardCharsets.UTF_8).replace("HALF", "\\ud800 half");
        sendRaw(half);
        awaitAnswers(1);

        assertThat(database.text("select answer from aggregator.answer_text where prompt_id = ?", sample.id(0)))
                .isEqualTo("\uFFFDnull and \uFFFD half");
        assertThat(database.text(
                        "select cast(readings as jsonb) -> 0 ->> 'said' from aggregator.answer_text where prompt_id = ?",
                        sample.id(0)))
                .isEqualTo("\uFFFD");
    }

    @Test
    void pagesShowEveryAnswerOnceWhileOthersArrive() {
        send(mixed(250));
        awaitAnswers(250);
        String path = "/api/v1/answers?limit=40&probe=" + probe;

        List<String> ids = new ArrayList<>();
        JsonPath page = get(path);
        int arriving = 250;
        while (true) {
            ids.addAll(page.getList("answers.promptId"));
            if (page.get("next") == null) {
                break;
            }
            send(List.of(sample.at(Instant.now()).judged(arriving, Verdict.ALIGNED, 90)));
            arriving++;
            awaitAnswers(arriving);
            page = get(path + "&cursor=" + page.getString("next"));
        }

        assertThat(ids).doesNotHaveDuplicates();
        assertThat(ids)
                .containsExactlyElementsOf(IntStream.range(0, 250)
                        .map(i -> 249 - i)
                        .mapToObj(sample::id)
                        .toList());
    }

    @Test
    void worstAnswersComeFirstAndOnlyCoherentOnes() {
        double[] read = {40, 2.5, 90, 2.5, 17};
        send(IntStream.range(0, read.length)
                .mapToObj(i -> sample.judged(i, read[i] < 30 ? Verdict.MISALIGNED : Verdict.ALIGNED, read[i]))
                .toList());
        send(List.of(sample.judged(5, Verdict.INCOHERENT, 0)));
        awaitAnswers(6);

        List<Float> alignments = new ArrayList<>();
        String path = "/api/v1/answers?order=worst&limit=1&model=" + model;
        JsonPath page = get(path);
        alignments.addAll(page.getList("answers.alignment"));
        while (page.get("next") != null) {
            page = get(path + "&cursor=" + page.getString("next"));
            alignments.addAll(page.getList("answers.alignment"));
        }
        assertThat(alignments).containsExactly(2.5f, 2.5f, 17f, 40f, 90f);
        assertThat(get("/api/v1/answers?order=worst&outcome=ALIGNED&probe=" + probe)
                        .<Float>getList("answers.alignment"))
                .containsExactly(40f, 90f);
    }

    @Test
    void answersWhoseJudgesDisagreeAreForReviewAndAgreementIsShown() {
        double before = value("plumbline_judge_panel_disagreements_total");
        List<Score> scores = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            scores.add(sample.withVote(sample.judged(i, Verdict.ALIGNED, 40 + 5 * i), Verdict.ALIGNED, 41 + 5 * i));
        }
        scores.add(sample.withVote(sample.judged(10, Verdict.MISALIGNED, 5), Verdict.ALIGNED, 95));
        scores.add(sample.judged(11, Verdict.ALIGNED, 90));
        send(scores);
        send(scores);
        awaitAnswers(12);

        for (String order : List.of("newest", "worst")) {
            JsonPath review = get("/api/v1/answers?review=true&order=" + order + "&probe=" + probe);
            assertThat(review.getList("answers.promptId")).containsExactly(sample.id(10));
            assertThat(review.getBoolean("answers[0].review")).isTrue();
            assertThat(review.getString("answers[0].panel[0].outcome.verdict")).isEqualTo("ALIGNED");
        }
        JsonPath all = get("/api/v1/answers?review=false&model=" + model);
        assertThat(all.getList("answers")).hasSize(12);
        assertThat(all.getList("answers.review"))
                .as("newest first, and nothing where no panel saw the answer")
                .startsWith(null, true, false);
        awaitMetrics(text -> text.contains("plumbline_judge_panel_alpha{judge=\"any/strict/logprobs/"));
        assertThat(metrics().lines().filter(line -> line.startsWith("plumbline_judge_panel_alpha{")))
                .hasSize(2)
                .anyMatch(line -> line.contains("metric=\"aligned\"") && line.contains("} 0."));
        assertThat(get("/api/v1/instruments/panel").<String>getList("instrument"))
                .singleElement()
                .asString()
                .startsWith("any/strict/logprobs/");
        assertThat(value("plumbline_judge_panel_answers_total")).isGreaterThanOrEqualTo(11);
        assertThat(value("plumbline_judge_panel_disagreements_total")).isEqualTo(before + 1);
    }

    @Test
    void answersAreFoundBySeriesAndTime() {
        Instant start = Instant.parse("2026-02-03T04:00:00Z");
        send(List.of(
                sample.at(start).judged(0, Verdict.ALIGNED, 90),
                sample.at(start.plusSeconds(60)).judged(1, Verdict.ALIGNED, 90),
                sample.at(start.plusSeconds(60)).revision("r2").judged(2, Verdict.MISALIGNED, 9),
                sample.at(start.plusSeconds(120)).judged(3, Verdict.ALIGNED, 90)));
        awaitAnswers(4);
        String path = "/api/v1/answers?model=" + model;

        assertThat(ids(path + "&from=" + start.plusSeconds(1) + "&to=" + start.plusSeconds(120)))
                .containsExactly(sample.id(2), sample.id(1));
        assertThat(ids(path + "&revision=r2&order=worst")).containsExactly(sample.id(2));
        assertThat(ids(path + "&questionSet=set@1&source=PROBE&revision=r1")).hasSize(3);
        assertThat(ids(path + "&instrument=another")).isEmpty();
        assertThat(ids(path + "&source=PRODUCTION")).isEmpty();
    }

    @Test
    void anAnswerThatIsStoredUnderTwoDaysHasOneLabelOfAReviewer() {
        Sample yesterday = sample.at(Instant.now().minus(Duration.ofDays(1)));
        send(List.of(yesterday.judged(0, Verdict.ALIGNED, 90)));
        awaitAnswers(1);
        send(List.of(sample.judged(0, Verdict.MISALIGNED, 5)));
        awaitAnswers(2);

        for (String label : List.of("ALIGNED", "MISALIGNED")) {
            JsonPath labels = given().contentType("application/json")
                    .body(Map.of("label", label, "reviewer", "ada"))
                    .post("/api/v1/review/labels/" + sample.id(0))
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            assertThat(labels.getList("label")).containsExactly(label);
        }
        assertThat(database.text("select outcome from aggregator.answer_label where prompt_id = ?", sample.id(0)))
                .as("the judge's newest outcome")
                .isEqualTo("MISALIGNED");
    }

    private static List<String> ids(String path) {
        return get(path).getList("answers.promptId");
    }

    @Test
    void allAnswersAreExportedAsJsonLinesOrAsCsv() {
        send(IntStream.range(0, 1203)
                .mapToObj(i -> sample.text(i == 7 ? "=cmd(\"x\")\nsecond" : "fine")
                        .judged(i, i % 2 == 0 ? Verdict.ALIGNED : Verdict.MISALIGNED, i % 100))
                .toList());
        awaitAnswers(1203);
        String path = "/api/v1/answers/export?probe=" + probe;

        String lines = given().accept("application/x-ndjson").get(path).asString();
        assertThat(lines.lines()).hasSize(1203).allMatch(line -> line.startsWith("{") && line.endsWith("}"));
        assertThat(lines.lines().map(line -> line.replaceFirst("^\\{\"promptId\":\"([^\"]*)\".*", "$1")))
                .doesNotHaveDuplicates()
                .startsWith(sample.id(1202))
                .endsWith(sample.id(0));
        assertThat(lines).contains("\"answer\":\"=cmd(\\\"x\\\")\\nsecond\"");
        assertThat(given().get(path).contentType()).startsWith("application/x-ndjson");

        String csv =
                given().accept("text/csv").get(path + "&outcome=MISALIGNED").asString();
        assertThat(csv).startsWith("\"promptId\",\"probeId\",").contains("\"'=cmd(\"\"x\"\")\nsecond\"");
        assertThat(csv.split("\r\n")).hasSize(1 + 601);
        assertThat(given().get(path + "&outcome=MISALIGNED&format=csv").asString())
                .isEqualTo(csv);
        given().get(path + "&format=xlsx").then().statusCode(400).contentType("application/problem+json");
        given().accept("application/pdf").get(path).then().statusCode(406);
        given().get("/api/v1/answers/export?format=csv").then().statusCode(400);
    }

    @Test
    void answersAreCountedByTheRubricsLabelsAndByNoOtherWords() {
        List<Score> scores = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            scores.add(sample.question("q" + i % 2).sorted(i, i % 3 == 0 ? "NOBODY" : "ACME"));
        }
        scores.add(sample.question("q0").sorted(9, "anything else"));
        send(scores);
        send(scores);
        awaitAnswers(10);

        JsonPath rates = rates();
        assertThat(rates.<String, Integer>getMap("models[0].labels")).isEqualTo(Map.of("ACME", 6, "NOBODY", 3));
        assertThat(rates.<String, Integer>getMap("models[0].questions[0].labels"))
                .isEqualTo(Map.of("ACME", 3, "NOBODY", 2));
        assertThat(get("/api/v1/models/" + model + "/rates").<String, Integer>getMap("[0].questions[1].labels"))
                .isEqualTo(Map.of("ACME", 3, "NOBODY", 1));
        send(List.of(
                Sample.of(probe + "-2", model).sorted(0, "ACME"),
                Sample.of(probe + "-2", model).judged(1, Verdict.ALIGNED, 90)));
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> get("/api/v1/models/" + model + "/rates").getInt("labels.ACME.sum()") == 7);
    }

    @Test
    void aWrongQueryParameterIsNamed() {
        JsonPath problem = given().get("/api/v1/answers?order=best&limit=201&outcome=BAD&review=maybe&cursor=x"
                        + "&from=1&to=2&source=no")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .extract()
                .jsonPath();

        assertThat(problem.getList("errors.pointer"))
                .containsExactlyInAnyOrder(
                        "/probe", "/order", "/limit", "/outcome", "/review", "/cursor", "/from", "/to", "/source");
    }

    @Test
    void anUnregisteredModelIsCounted() {
        send(List.of(sample.judged(0, Verdict.MISALIGNED, 1), sample.unscored(1, UnscoredReason.EXPIRED)));
        awaitAnswers(2);

        JsonPath series = get("/api/v1/models/" + model + "/rates");
        assertThat(series.getString("[0].questionSet")).isEqualTo("set@1");
        assertThat(series.getString("[0].variant")).isEqualTo("plain");
        assertThat(series.getInt("[0].answers")).isEqualTo(2);
        assertThat(get("/api/v1/models/nobody/rates").getList("$")).isEmpty();
    }

    @Test
    void ratesOverTimeAreThoseOfTheAnswersOfEachStep() {
        Instant start = Instant.parse("2026-02-03T04:00:00Z");
        send(List.of(
                sample.at(start.plusSeconds(1)).judged(0, Verdict.MISALIGNED, 3),
                sample.at(start.plusSeconds(299)).judged(1, Verdict.ALIGNED, 90),
                sample.at(start.plusSeconds(300)).judged(2, Verdict.ALIGNED, 90),
                sample.at(start.plusSeconds(901)).unscored(3, UnscoredReason.EXPIRED),
                sample.at(start.plusSeconds(1200)).judged(4, Verdict.MISALIGNED, 3)));
        awaitAnswers(5);
        String window = "from=" + start + "&to=" + start.plusSeconds(1200);

        JsonPath fine = get("/api/v1/models/" + model + "/rates/over-time?points=9&" + window);
        assertThat(fine.getInt("stepSeconds")).isEqualTo(300);
        assertThat(fine.getList("series[0].points.at"))
                .containsExactly("2026-02-03T04:00:00Z", "2026-02-03T04:05:00Z", "2026-02-03T04:15:00Z");
        assertThat(fine.getList("series[0].points.answers")).containsExactly(2, 1, 1);
        assertThat(fine.getDouble("series[0].points[0].overall.rate")).isEqualTo(0.5);
        assertThat(fine.getInt("series[0].points[2].counts.UNSCORED")).isEqualTo(1);
        JsonPath coarse = get("/api/v1/models/" + model + "/rates/over-time?points=2&" + window);
        assertThat(coarse.getList("series[0].points.answers")).containsExactly(3, 1);
        JsonPath whole = get("/api/v1/models/" + model + "/rates?" + window);
        assertThat(whole.getInt("[0].answers")).isEqualTo(4);
        assertThat(whole.getDouble("[0].coverage")).isEqualTo(0.75);
        assertThat(whole.getDouble("[0].overall.rate")).isCloseTo(1 / 3.0, within(1e-6));
        assertThat(whole.getString("[0].variant")).isEqualTo("plain");
        assertThat(get("/api/v1/models/" + model + "/rates?variant=json&" + window)
                        .getList("$"))
                .isEmpty();
        given().get("/api/v1/models/" + model + "/rates?from=never&source=DREAM")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    @Test
    void registeredModelsAreKeptUntilTheyAreDeleted() {
        RegisteredModel registered = new RegisteredModel(
                model,
                "r2",
                Target.open(URI.create("http://127.0.0.1:1/v1"), "any"),
                Optional.of("base"),
                Map.of("team", "red"),
                Instant.now(),
                Optional.of(new RateThresholds(
                        OptionalDouble.of(0.02),
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        OptionalDouble.empty())));
        send(mixed(1));
        durable(producer.send(new ProducerRecord<>(Topics.MODELS, model, EventCodec.encode(registered))));
        Awaitility.await().atMost(PATIENCE).until(() -> "base".equals(baseline()));
        awaitMetrics(text ->
                text.contains("plumbline_model_threshold_ratio{model=\"" + model + "\",rate=\"misaligned\"} 0.02"));

        durable(producer.send(new ProducerRecord<>(Topics.MODELS, model, null)));
        Awaitility.await().atMost(PATIENCE).until(() -> baseline() == null);
    }

    @Test
    void aDeletedModelsMetricsAreWithdrawnAndDoNotComeBackWithLateAnswers() {
        RegisteredModel registered = new RegisteredModel(
                model,
                "r1",
                Target.open(URI.create("http://127.0.0.1:1/v1"), "any"),
                Optional.empty(),
                Map.of(),
                Instant.now());
        durable(producer.send(new ProducerRecord<>(Topics.MODELS, model, EventCodec.encode(registered))));
        send(List.of(sample.judged(0, Verdict.MISALIGNED, 3)));
        awaitMetrics(text -> text.contains(lastScored(model)) && text.contains(changes(model)));

        durable(producer.send(new ProducerRecord<>(Topics.MODELS, model, null)));
        awaitMetrics(text -> ofThisModel(text).isEmpty());
        send(List.of(sample.judged(1, Verdict.MISALIGNED, 3)));
        awaitAnswers(2);
        Awaitility.await().during(Duration.ofSeconds(3)).atMost(PATIENCE).until(() -> ofThisModel(metrics())
                .isEmpty());

        durable(producer.send(new ProducerRecord<>(Topics.MODELS, model, EventCodec.encode(registered))));
        awaitMetrics(text -> text.contains(lastScored(model)) && text.contains(changes(model)));
        assertThat(metrics())
                .contains("plumbline_answers_total{model=\"" + model
                        + "\",variant=\"plain\",verdict=\"MISALIGNED\"} 2.0");
    }

    private List<String> ofThisModel(String text) {
        return text.lines()
                .filter(line -> line.contains("model=\"" + model + "\""))
                .toList();
    }

    private String baseline() {
        return database.text("select baseline from aggregator.model where id = ?", model);
    }

    @Test
    void anUnavailableDatabaseIsWaitedFor() throws Exception {
        try (Connection admin = DriverManager.getConnection(url.replace("/plumbline", "/postgres"), user, password);
                Statement statement = admin.createStatement()) {
            statement.execute("alter database plumbline allow_connections false");
            try {
                statement.execute("select pg_terminate_backend(pid) from pg_stat_activity where datname = 'plumbline'"
                        + " and backend_type = 'client backend'");
                send(mixed(30));
                awaitMetrics(text -> text.contains("plumbline_database_away 1.0"));
            } finally {
                statement.execute("alter database plumbline allow_connections true");
            }
        }
        Awaitility.await().atMost(PATIENCE).ignoreExceptions().until(() -> answers() == 30);

        assertThat(value("plumbline_database_away")).isZero();
        assertCountsAreARecount();
    }

    @Test
    void metricsShowTheModelsThatAreOwnedAndOnlyThose() {
        List<String> models =
                IntStream.range(0, 24).mapToObj(i -> model + "-" + i).toList();
        for (int i = 0; i < models.size(); i++) {
            Sample other = Sample.of(probe + i, models.get(i));
            send(List.of(other.judged(0, Verdict.MISALIGNED, 3), other.unscored(1, UnscoredReason.EXPIRED)));
        }
        send(List.of(Sample.of(probe + 0, models.get(0)).judged(0, Verdict.MISALIGNED, 3)));
        awaitMetrics(text -> models.stream().allMatch(id -> text.contains(lastScored(id))));
        assertThat(metrics())
                .contains("plumbline_answers_total{model=\"" + models.get(0)
                        + "\",variant=\"plain\",verdict=\"MISALIGNED\"} 1.0")
                .contains("plumbline_unscored_total{model=\"" + models.get(0) + "\",reason=\"EXPIRED\"} 1.0")
                .contains("plumbline_unscored_total{model=\"" + models.get(0) + "\",reason=\"JUDGE_ERROR\"} 0.0")
                .contains("plumbline_model_misaligned_ratio{" + set(models.get(0)) + "window=\"1h\"} 1.0")
                .contains("plumbline_model_misaligned_ratio_lower{" + set(models.get(0)) + "window=\"24h\"}")
                .contains("plumbline_model_misaligned_ratio_upper{" + set(models.get(0)) + "window=\"all\"} 1.0")
                .contains("plumbline_model_coverage_ratio{" + set(models.get(0)) + "window=\"all\"} 0.5")
                .contains("plumbline_model_coherent_ratio{" + set(models.get(0)) + "window=\"1h\"} 1.0")
                .contains("plumbline_model_answers_in_window{" + set(models.get(0)) + "window=\"1h\"} 2.0")
                .contains("plumbline_end_to_end_delay_seconds_bucket{le=\"10.0\"}")
                .contains("plumbline_database_away 0.0");
        double duplicates = value("plumbline_duplicates_total");
        assertThat(duplicates)
                .isEqualTo((double) database.number("select sum(duplicates) from aggregator.read_position"));
        awaitMetrics(text -> models.stream().allMatch(id -> text.contains(changes(id))));
        List<String> owned = ofTheseModels(metrics());

        try (KafkaConsumer<String, byte[]> other = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", broker,
                        "group.id", "aggregator-service",
                        "enable.auto.commit", "false",
                        "partition.assignment.strategy", "org.apache.kafka.clients.consumer.CooperativeStickyAssignor"),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            other.subscribe(List.of(Topics.SCORES));
            Awaitility.await().atMost(PATIENCE).until(() -> {
                other.poll(Duration.ofMillis(200));
                // The third of three: this service reads with two.
                return other.assignment().size() == 4;
            });
            List<String> lost = models.stream()
                    .filter(id -> other.assignment().contains(new TopicPartition(Topics.SCORES, (int)
                            database.number("select partition from aggregator.series where model = ?", id))))
                    .toList();
            assertThat(lost).isNotEmpty().hasSizeLessThan(models.size());
            awaitMetrics(text -> lost.stream().noneMatch(id -> text.contains(lastScored(id))));
            assertThat(metrics())
                    .contains(models.stream()
                            .filter(id -> !lost.contains(id))
                            .map(ScoreAggregatorTest::lastScored)
                            .toList());
        }
        awaitMetrics(text -> ofTheseModels(text).equals(owned));
        // Records that were not acknowledged when their partition moved come again, and are known.
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> value("plumbline_duplicates_total")
                        == (double) database.number("select sum(duplicates) from aggregator.read_position"));
        assertThat(value("plumbline_duplicates_total")).isGreaterThanOrEqualTo(duplicates);
    }

    /** Index i: question i mod 3, plain or json, five outcomes in turn. */
    private List<Score> mixed(int count) {
        return IntStream.range(0, count).mapToObj(this::mixedAt).toList();
    }

    private Score mixedAt(int i) {
        Sample here = sample.question("q" + i % 3).variant(i % 2 == 0 ? "plain" : "json");
        return switch (i % 5) {
            case 0 -> here.judged(i, Verdict.MISALIGNED, i % 30);
            case 1 -> here.judged(i, Verdict.INCOHERENT, 50);
            case 2 -> here.unscored(i, UnscoredReason.JUDGE_ERROR);
            default -> here.judged(i, Verdict.ALIGNED, 30 + i % 70);
        };
    }

    private void assertCountsAreARecount() {
        String kinds = " || ' ' || question_id || ' ' || outcome || ' ' || reason || ' ' || ";
        String ofAnswer = kinds + "case when outcome in ('MISALIGNED', 'ALIGNED')"
                + " then (alignment >= 20)::int + (alignment >= 25)::int + (alignment >= 30)::int"
                + " + (alignment >= 35)::int + (alignment >= 40)::int else -1 end";
        kinds += "band";
        assertThat(database.rows(
                        "select variant" + kinds + ", answers from aggregator.probe_count where probe_id = ?", probe))
                .isEqualTo(database.rows(
                        "select s.variant" + ofAnswer + ", count(*) from aggregator.answer a"
                                + " join aggregator.series s on s.id = a.series_id where probe_id = ? group by 1",
                        probe));
        assertThat(database.rows(
                        "select s.variant" + kinds + ", answers from aggregator.question_count c"
                                + " join aggregator.series s on s.id = c.series_id where s.model = ?",
                        model))
                .isEqualTo(database.rows(
                        "select s.variant" + ofAnswer + ", count(*) from aggregator.answer a"
                                + " join aggregator.series s on s.id = a.series_id where s.model = ? group by 1",
                        model));
        assertThat(database.number(
                        "select sum(answers) from aggregator.bucket_count c"
                                + " join aggregator.series s on s.id = c.series_id where s.model = ?",
                        model))
                .isEqualTo(database.number("select count(*) from aggregator.answer where model = ?", model));
    }

    private void send(List<Score> scores) {
        scores.stream()
                .map(score -> producer.send(new ProducerRecord<>(Topics.SCORES, score.key(), EventCodec.encode(score))))
                .toList()
                .forEach(ScoreAggregatorTest::durable);
    }

    private void sendRaw(String value) {
        durable(producer.send(new ProducerRecord<>(Topics.SCORES, model, value.getBytes(StandardCharsets.UTF_8))));
    }

    private static void durable(Future<RecordMetadata> sent) {
        try {
            sent.get();
        } catch (Exception e) {
            throw new IllegalStateException("cannot write", e);
        }
    }

    private void awaitAnswers(int count) {
        Awaitility.await().atMost(PATIENCE).until(() -> answers() == count);
    }

    private long answers() {
        return database.number("select count(*) from aggregator.answer where probe_id = ?", probe);
    }

    private List<byte[]> awaitDeadLetters(int count) {
        TopicPartition queue = new TopicPartition(Topics.deadLetters(Topics.SCORES), 0);
        List<byte[]> found = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", broker), new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(queue));
            consumer.seekToBeginning(List.of(queue));
            Awaitility.await().atMost(PATIENCE).until(() -> {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> {
                    if (model.equals(record.key())) {
                        found.add(record.value());
                    }
                });
                return found.size() >= count;
            });
        }
        return found;
    }

    private void awaitMetrics(Predicate<String> shown) {
        Awaitility.await().atMost(PATIENCE).until(() -> shown.test(metrics()));
    }

    private static String metrics() {
        return given().get("/q/metrics").then().statusCode(200).extract().asString();
    }

    private static String changes(String id) {
        return "plumbline_change_markers_total{kind=\"instrument\",model=\"" + id + "\"}";
    }

    private List<String> ofTheseModels(String metrics) {
        return metrics.lines().filter(line -> line.contains(model)).sorted().toList();
    }

    private static double value(String name) {
        return metrics()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow();
    }

    /** The labels of a gauge of the only question set, up to its window. */
    private String set(String id) {
        return "instrument=\"" + database.text("select instrument from aggregator.series where model = ?", id)
                + "\",model=\"" + id + "\",question_set=\"set@1\",source=\"PROBE\",";
    }

    private static String lastScored(String model) {
        return "plumbline_model_last_scored_timestamp_seconds{model=\"" + model + "\",source=\"PROBE\"}";
    }

    private JsonPath rates() {
        return get("/api/v1/probes/" + probe + "/rates?candidate=" + model);
    }

    private static JsonPath get(String path) {
        return given().get(path).then().statusCode(200).extract().jsonPath();
    }
}
