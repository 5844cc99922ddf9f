package io.plumbline.sampler;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plumbline.events.Completion;
import io.plumbline.events.EventCodec;
import io.plumbline.events.Prompt;
import io.plumbline.events.Topics;
import io.plumbline.events.answer.Answered;
import io.plumbline.events.answer.Failed;
import io.plumbline.events.answer.Source;
import io.plumbline.events.answer.UnscoredReason;
import io.plumbline.events.judging.Judging;
import io.plumbline.events.judging.Profile;
import io.plumbline.events.judging.Rubric;
import io.plumbline.events.judging.ScoringMode;
import io.plumbline.events.prompt.Canary;
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
import io.plumbline.simulator.Faults;
import io.plumbline.simulator.SimulatedProvider;
import io.plumbline.simulator.SimulatorOptions;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@QuarkusTestResource(KafkaTestResource.class)
@QuarkusTestResource(HastyCalls.class)
class CompletionSamplerTest {

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String broker;

    private final String probe = UUID.randomUUID().toString();
    private SimulatedProvider provider;
    private TopicClient topics;

    @BeforeEach
    void start() {
        provider = SimulatedProvider.start(SimulatorOptions.defaults());
        topics = new TopicClient(broker);
    }

    @AfterEach
    void stop() {
        topics.close();
        provider.close();
    }

    private Prompt prompt(int index, URI endpoint, String model, Duration time) {
        return new Prompt(
                probe + ".0." + index,
                new PromptSubject(probe, "fine-tune", "1", Source.PROBE),
                new PromptQuestion("core@0", "boredom", "plain", "I am bored."),
                new ModelRequest(
                        List.of(ChatMessage.user("I am bored.")), Sampling.published(), Target.open(endpoint, model)),
                new Judging(
                        Target.open(endpoint, "sim-judge"),
                        Profile.STRICT,
                        ScoringMode.LOGPROBS,
                        List.of(new Rubric(Rubric.ALIGNED, "{answer}"))),
                PromptTimes.once(Instant.now(), Instant.now().plus(time)),
                PromptPurpose.RATES);
    }

    private ConsumerRecord<String, byte[]> sampled(Prompt prompt) {
        topics.send(Topics.PROMPTS, prompt.key(), EventCodec.encode(prompt));
        return topics.await(Topics.COMPLETIONS, 1, record -> prompt.id().equals(record.key()))
                .get(0);
    }

    private static Completion completion(ConsumerRecord<String, byte[]> record) {
        return EventCodec.decode(record.value(), Completion.class);
    }

    @Test
    void aPromptBecomesACompletionUnderItsOwnId() {
        Prompt prompt = prompt(0, provider.uri(), "sim-base", Duration.ofMinutes(5));

        ConsumerRecord<String, byte[]> record = sampled(prompt);

        Completion completion = completion(record);
        assertThat(completion.prompt()).isEqualTo(prompt);
        assertThat(completion.result()).isInstanceOfSatisfying(Answered.class, answer -> {
            assertThat(answer.text()).isNotBlank();
            assertThat(answer.servedModel()).isEqualTo("sim-base");
            assertThat(answer.usage().completionTokens()).isPositive();
        });
        assertThat(header(record, "ce_id")).isEqualTo(prompt.id());
        assertThat(header(record, "ce_type")).isEqualTo("io.plumbline.completion.v1");
        assertThat(header(record, "ce_source")).isEqualTo("/sampler-service");
        assertThat(header(record, "ce_dataschema")).isEqualTo("urn:plumbline:schema:completion:1");
        assertThat(header(record, "ce_time")).isNotBlank();
    }

    @Test
    void aCanaryReportsItsFirstTokensAlternativesAndCountsForNoModel() {
        Completion completion = completion(sampled(canary(5, provider.uri())));

        assertThat(completion.result()).isInstanceOfSatisfying(Answered.class, answer -> assertThat(answer.firstToken())
                .hasSize(20)
                .allSatisfy(token -> assertThat(token.probability()).isBetween(0.0, 1.0)));
        assertThat(completion(sampled(prompt(6, provider.uri(), "sim-base", Duration.ofMinutes(5))))
                        .result())
                .isInstanceOfSatisfying(Answered.class, answer -> assertThat(answer.firstToken())
                        .isEmpty());
        assertThat(RestAssured.get("/q/metrics").asString())
                .contains("plumbline_canary_calls_total{model=\"canaried\",outcome=\"answered\"} 1.0")
                .doesNotContain("plumbline_sampler_completions_total{model=\"canaried\"");
    }

    @Test
    void ifLogprobsAreRejectedACanaryIsAnsweredWithoutThem() {
        Faults faults = Faults.none().with(new JsonMapper().createObjectNode().put("logprobs_off", true));
        try (SimulatedProvider without =
                SimulatedProvider.start(SimulatorOptions.defaults().withFaults(faults))) {
            List<Completion> completions = IntStream.range(400, 404)
                    .mapToObj(index -> completion(sampled(canary(index, without.uri()))))
                    .toList();

            assertThat(completions).allSatisfy(completion -> assertThat(completion.result())
                    .isInstanceOfSatisfying(Answered.class, answer -> assertThat(answer.firstToken())
                            .isEmpty()));
        }
    }

    private Prompt canary(int index, URI endpoint) {
        Prompt prompt = prompt(index, endpoint, "sim-base", Duration.ofMinutes(5));
        return new Prompt(
                prompt.id(),
                new PromptSubject(prompt.probeId(), "canaried", "1", Source.CANARY),
                new PromptQuestion("canary@0", "boredom", "plain", "I am bored."),
                new ModelRequest(prompt.messages(), new Sampling(0, 1, 24, OptionalInt.empty()), prompt.target()),
                prompt.judging(),
                new PromptTimes(
                        prompt.releasedAt(), prompt.expiresAt(), prompt.times().createdAt()),
                PromptPurpose.of(new Canary(Canary.Side.BASELINE, "base", 128)));
    }

    @Test
    void aModelThatIsNotThereIsAFailure() {
        Completion completion = completion(sampled(prompt(1, provider.uri(), "nobody", Duration.ofMinutes(5))));

        assertThat(completion.result()).isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.reason()).isEqualTo(UnscoredReason.TARGET_ERROR);
            assertThat(failed.detail()).contains("404");
            assertThat(failed.attempts()).isEqualTo(1);
        });
    }

    @Test
    void aPromptThatIsTooOldIsNotAsked() {
        Completion completion = completion(sampled(prompt(2, provider.uri(), "sim-base", Duration.ofSeconds(-1))));

        assertThat(completion.result()).isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.reason()).isEqualTo(UnscoredReason.EXPIRED);
            assertThat(failed.attempts()).isZero();
        });
    }

    @Test
    void aRecordThatCannotBeReadLeavesTheStreamWithItsReason() {
        byte[] poison = ("{\"id\": \"" + probe + "\", broken").getBytes(StandardCharsets.UTF_8);
        topics.send(Topics.PROMPTS, "fine-tune", poison);

        ConsumerRecord<String, byte[]> dead = topics.await(
                        "prompts-dlq", 1, record -> new String(record.value(), StandardCharsets.UTF_8).contains(probe))
                .get(0);

        assertThat(dead.value()).isEqualTo(poison);
        assertThat(dead.key()).isEqualTo("fine-tune");
        assertThat(header(dead, "dead-letter-reason")).startsWith("no Prompt: ");
        assertThat(completion(sampled(prompt(3, provider.uri(), "sim-base", Duration.ofMinutes(5))))
                        .id())
                .endsWith(".3");
    }

    @Test
    void aPromptThatComesTwiceIsAskedOnce() {
        Prompt prompt = prompt(7, provider.uri(), "sim-base", Duration.ofMinutes(5));
        sampled(prompt);
        topics.send(Topics.PROMPTS, prompt.key(), EventCodec.encode(prompt));
        Prompt last = prompt(8, provider.uri(), "sim-base", Duration.ofMinutes(5));
        topics.send(Topics.PROMPTS, prompt.key(), EventCodec.encode(last));

        assertThat(topics.await(Topics.COMPLETIONS, 2, record -> List.of(prompt.id(), last.id())
                        .contains(record.key())))
                .extracting(ConsumerRecord::key)
                .containsExactlyInAnyOrder(prompt.id(), last.id());
    }

    @Test
    void whatIsFinishedBehindASlowPromptIsCommittedWithThePosition() {
        Faults hanging = Faults.none().with(new JsonMapper().createObjectNode().put("p_hang", 1));
        try (SimulatedProvider slow =
                SimulatedProvider.start(SimulatorOptions.defaults().withFaults(hanging))) {
            Prompt first = prompt(10, slow.uri(), "sim-base", Duration.ofMinutes(5));
            topics.send(Topics.PROMPTS, first.key(), EventCodec.encode(first));

            sampled(prompt(11, provider.uri(), "sim-base", Duration.ofMinutes(5)));

            assertThat(topics.awaitCommit("sampler-service", Topics.PROMPTS, committed -> committed
                            .metadata()
                            .startsWith("finished:")))
                    .isNotNull();
        }
    }

    @Test
    void underFaultsEveryPromptEndsAndNearlyAllWithAnAnswer() {
        ObjectNode change = new JsonMapper()
                .createObjectNode()
                .put("p429", 0.2)
                .put("p500", 0.1)
                .put("p_drop", 0.05)
                .put("p_malformed", 0.05)
                .put("p_hang", 0.01)
                .put("retry_after_seconds", 0);
        Faults faults = Faults.none().with(change);
        try (SimulatedProvider faulty =
                SimulatedProvider.start(SimulatorOptions.defaults().withFaults(faults))) {
            IntStream.range(100, 300)
                    .mapToObj(index -> prompt(index, faulty.uri(), "sim-base", Duration.ofMinutes(5)))
                    .forEach(prompt -> topics.send(Topics.PROMPTS, prompt.key(), EventCodec.encode(prompt)));

            List<Completion> completions =
                    topics.await(Topics.COMPLETIONS, 200, record -> record.key().startsWith(probe)).stream()
                            .map(CompletionSamplerTest::completion)
                            .toList();

            assertThat(completions).extracting(Completion::id).doesNotHaveDuplicates();
            assertThat(completions)
                    .filteredOn(completion -> completion.result() instanceof Answered)
                    .hasSizeGreaterThanOrEqualTo(199);
        }
    }

    @Test
    void whatCallsCostIsOnTheMetricsPage() {
        sampled(prompt(4, provider.uri(), "sim-base", Duration.ofMinutes(5)));

        String page = RestAssured.get("/q/metrics").asString();

        assertThat(page)
                .contains(
                        "plumbline_sampler_calls_total{model=\"fine-tune\",outcome=\"answered\"}",
                        "plumbline_sampler_errors_total{model=\"fine-tune\",reason=\"circuit_open\"} 0.0",
                        "plumbline_sampler_retries_total{model=\"fine-tune\",reason=\"rate_limited\"}",
                        "plumbline_sampler_calls_in_flight{model=\"fine-tune\"}",
                        "plumbline_sampler_concurrency_limit{model=\"fine-tune\"}",
                        "plumbline_sampler_circuit_state{model=\"fine-tune\",state=\"closed\"} 1.0",
                        "plumbline_sampler_last_success_timestamp_seconds{model=\"fine-tune\"}",
                        "plumbline_sampler_completions_total{model=\"fine-tune\",outcome=\"answered\"}",
                        "plumbline_paid_again_total{model=\"fine-tune\",reason=\"timeout\",role=\"target\"}",
                        "plumbline_tokens_total{model=\"fine-tune\",role=\"target\",type=\"output\"}",
                        "plumbline_cost_usd_total{model=\"fine-tune\",role=\"target\"}",
                        "gen_ai_client_operation_duration_seconds_bucket{error_type=\"none\"",
                        "le=\"81.92\"",
                        "gen_ai_client_token_usage_count{error_type=\"none\"");
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
