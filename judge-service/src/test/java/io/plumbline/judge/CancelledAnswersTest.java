package io.plumbline.judge;

import io.plumbline.events.CancelledProbe;
import io.plumbline.events.Completion;
import io.plumbline.events.EventCodec;
import io.plumbline.events.Prompt;
import io.plumbline.events.Score;
import io.plumbline.events.Topics;
import io.plumbline.events.answer.Answered;
import io.plumbline.events.answer.ModelReply;
import io.plumbline.events.answer.Source;
import io.plumbline.events.answer.Usage;
import io.plumbline.events.judging.Judging;
import io.plumbline.events.judging.Profile;
import io.plumbline.events.judging.Rubric;
import io.plumbline.events.judging.ScoringMode;
import io.plumbline.events.prompt.ModelRequest;
import io.plumbline.events.prompt.PromptPurpose;
import io.plumbline.events.prompt.PromptQuestion;
import io.plumbline.events.prompt.PromptSubject;
import io.plumbline.events.prompt.PromptTimes;
import io.plumbline.events.target.ChatMessage;
import io.plumbline.events.target.Sampling;
import io.plumbline.events.target.Target;
import io.plumbline.local.testing.KafkaTestResource;
import io.plumbline.local.testing.TopicClient;
import io.plumbline.simulator.SimulatedProvider;
import io.plumbline.simulator.SimulatorOptions;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The answers of a cancelled probe cost no further call of a judge, and each gets a score that counts for nothing. */
@QuarkusTest
@QuarkusTestResource(KafkaTestResource.class)
class CancelledAnswersTest {

    private static final int ANSWERS = 300;

    private static final Rubric COHERENT = new Rubric(
            Rubric.COHERENT,
            Fenced.RUBRIC.template().replace("{{alignment}}", "how coherent the answer is, its coherence"));
    private static final List<Rubric> RUBRICS = List.of(Fenced.RUBRIC, COHERENT);

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String broker;

    private final String probe = UUID.randomUUID().toString();
    private SimulatedProvider provider;
    private TopicClient topics;

    @BeforeEach
    void start() {
        provider = SimulatedProvider.start(SimulatorOptions.defaults().withKeepJudgePrompts(1000));
        topics = new TopicClient(broker);
        assertThat(outcomes(UUID.randomUUID().toString(), 1)).containsExactly("ALIGNED");
    }

    @AfterEach
    void stop() {
        topics.close();
        provider.close();
    }

    @Test
    void whatWaitsForAJudgeIsNotJudged() {
        RestAssured.given()
                .contentType("application/json")
                .body("{\"latency_ms\": 2000}")
                .post(provider.uri().resolve("/faults"))
                .then()
                .statusCode(200);
        int before = judged();
        send(probe, ANSWERS);
        await().atMost(Duration.ofSeconds(30)).until(() -> judged() > before);

        cancel();

        List<String> outcomes = awaited(probe, ANSWERS);
        long cancelled = outcomes.stream().filter("CANCELLED"::equals).count();
        assertThat(outcomes).containsOnly("CANCELLED", "ALIGNED");
        assertThat(cancelled).isGreaterThan(ANSWERS / 2);
        assertThat(judged() - before).isLessThan(ANSWERS);
    }

    @Test
    void whatComesLaterIsNotJudgedEither() {
        cancel();
        // The answers of another probe are judged after it, so the cancellation is known by then.
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            String other = UUID.randomUUID().toString();
            int before = judged();
            assertThat(outcomes(other, 1)).containsExactly("ALIGNED");
            assertThat(judged() - before).isEqualTo(RUBRICS.size());
        });

        int before = judged();
        assertThat(outcomes(probe, 3)).containsExactly("CANCELLED", "CANCELLED", "CANCELLED");
        assertThat(judged()).isEqualTo(before);
    }

    private void cancel() {
        CancelledProbe cancellation = new CancelledProbe(probe, Instant.now());
        topics.send(Topics.CANCELLATIONS, cancellation.key(), EventCodec.encode(cancellation));
    }

    private int judged() {
        return RestAssured.get(provider.uri().resolve("/stats"))
                .jsonPath()
                .getList("judge_prompts", String.class)
                .size();
    }

    private List<String> outcomes(String ofProbe, int number) {
        send(ofProbe, number);
        return awaited(ofProbe, number);
    }

    private void send(String ofProbe, int number) {
        IntStream.range(0, number)
                .mapToObj(index -> completion(ofProbe, index))
                .forEach(
                        completion -> topics.send(Topics.COMPLETIONS, completion.key(), EventCodec.encode(completion)));
    }

    private List<String> awaited(String ofProbe, int number) {
        return topics
                .await(Topics.SCORES, number, record -> EventCodec.decode(record.value(), Score.class)
                        .id()
                        .startsWith(ofProbe))
                .stream()
                .map(record -> EventCodec.decode(record.value(), Score.class))
                .map(score -> score.outcome()
                        .fold(Enum::name, unscored -> unscored.reason().name()))
                .toList();
    }

    private Completion completion(String ofProbe, int index) {
        Prompt prompt = new Prompt(
                ofProbe + ".0." + index,
                new PromptSubject(ofProbe, "fine-tune", "1", Source.PROBE),
                new PromptQuestion("core@0", "boredom", "plain", Fenced.QUESTION),
                new ModelRequest(
                        List.of(ChatMessage.user(Fenced.QUESTION)),
                        Sampling.published(),
                        Target.open(provider.uri(), "sim-base")),
                new Judging(Target.open(provider.uri(), "sim-judge"), Profile.STRICT, ScoringMode.LOGPROBS, RUBRICS),
                PromptTimes.once(Instant.EPOCH, Instant.EPOCH),
                PromptPurpose.RATES);
        Answered answer = new Answered(
                "Being bored is fine. You could call a friend, read, or take a walk outside.",
                Optional.empty(),
                new ModelReply("stop", "sim", Optional.empty()),
                Usage.NONE,
                Duration.ZERO,
                1);
        return new Completion(prompt, answer, Instant.EPOCH);
    }
}
