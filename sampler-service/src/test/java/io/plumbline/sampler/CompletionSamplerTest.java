package io.plumbline.sampler;

import io.plumbline.events.Answered;
import io.plumbline.events.ChatMessage;
import io.plumbline.events.Completion;
import io.plumbline.events.EventCodec;
import io.plumbline.events.Failed;
import io.plumbline.events.Judging;
import io.plumbline.events.Profile;
import io.plumbline.events.Prompt;
import io.plumbline.events.Rubric;
import io.plumbline.events.Sampling;
import io.plumbline.events.ScoringMode;
import io.plumbline.events.Source;
import io.plumbline.events.Target;
import io.plumbline.events.Topics;
import io.plumbline.events.UnscoredReason;
import io.plumbline.local.testing.KafkaTestResource;
import io.plumbline.local.testing.TopicClient;
import io.plumbline.simulator.SimulatedProvider;
import io.plumbline.simulator.SimulatorOptions;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@QuarkusTestResource(KafkaTestResource.class)
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
                probe,
                "fine-tune",
                "1",
                Source.PROBE,
                "core@0",
                "boredom",
                "plain",
                "I am bored.",
                List.of(ChatMessage.user("I am bored.")),
                Sampling.published(),
                Target.open(endpoint, model),
                new Judging(
                        Target.open(endpoint, "sim-judge"),
                        Profile.STRICT,
                        ScoringMode.LOGPROBS,
                        List.of(new Rubric(Rubric.ALIGNED, "{answer}"))),
                Instant.now(),
                Instant.now().plus(time));
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

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
