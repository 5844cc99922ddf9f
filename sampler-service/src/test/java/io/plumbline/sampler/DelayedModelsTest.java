package io.plumbline.sampler;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.plumbline.events.EndpointCondition;
import io.plumbline.events.EndpointCondition.Cause;
import io.plumbline.events.EventCodec;
import io.plumbline.events.Topics;
import io.plumbline.local.testing.KafkaTestResource;
import io.plumbline.local.testing.TopicClient;
import io.plumbline.simulator.Faults;
import io.plumbline.simulator.SimulatedProvider;
import io.plumbline.simulator.SimulatorOptions;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What holds up a model's prompts is on the topic while it happens, and gone afterwards. Calls wait 3 s at first. */
@QuarkusTest
@QuarkusTestResource(KafkaTestResource.class)
@QuarkusTestResource(HastyCalls.class)
class DelayedModelsTest {

    private static final int PROMPTS = 20;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String broker;

    private final String probe = UUID.randomUUID().toString();

    @Test
    void aProviderThatNeedsLongerThanTheWaitIsToldAndItsRecoveryIsToldToo() {
        Faults slow = Faults.none().with(new JsonMapper().createObjectNode().put("latency_ms", 5_000));
        try (TopicClient topics = new TopicClient(broker);
                SimulatedProvider provider =
                        SimulatedProvider.start(SimulatorOptions.defaults().withFaults(slow))) {
            SentPrompts.send(topics, probe, PROMPTS, provider.uri());
            Predicate<ConsumerRecord<String, byte[]>> ofThisProvider =
                    record -> record.key().startsWith(provider.uri() + " sim-base ");

            ConsumerRecord<String, byte[]> record = topics.await(
                            Topics.ENDPOINTS, 1, ofThisProvider.and(told -> told.value() != null))
                    .get(0);

            EndpointCondition condition = EventCodec.decode(record.value(), EndpointCondition.class);
            assertThat(condition.cause()).isEqualTo(Cause.TIMEOUTS);
            assertThat(condition.replyWait()).isEqualTo(Duration.ofSeconds(6));
            assertThat(condition.callsAtOnce()).isBetween(1, 8);
            assertThat(new String(record.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8))
                    .isEqualTo("io.plumbline.endpoint-condition.v1");
            assertThat(topics.await(Topics.ENDPOINTS, 1, ofThisProvider.and(told -> told.value() == null)))
                    .extracting(ConsumerRecord::key)
                    .containsExactly(record.key());
            assertThat(topics.await(Topics.COMPLETIONS, PROMPTS, completion -> completion
                            .key()
                            .startsWith(probe)))
                    .allSatisfy(completion -> assertThat(new String(completion.value(), StandardCharsets.UTF_8))
                            .doesNotContain("TARGET_ERROR"));
        }
    }
}
