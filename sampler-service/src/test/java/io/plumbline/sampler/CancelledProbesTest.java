package io.plumbline.sampler;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.plumbline.events.CancelledProbe;
import io.plumbline.events.Completion;
import io.plumbline.events.EventCodec;
import io.plumbline.events.Topics;
import io.plumbline.events.answer.Answered;
import io.plumbline.events.answer.Failed;
import io.plumbline.events.answer.UnscoredReason;
import io.plumbline.local.testing.KafkaTestResource;
import io.plumbline.local.testing.TopicClient;
import io.plumbline.simulator.Faults;
import io.plumbline.simulator.SimulatedProvider;
import io.plumbline.simulator.SimulatorOptions;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A cancelled probe's prompts that wait in the sampler are not sent, and each gets a completion that counts for nothing. */
@QuarkusTest
@QuarkusTestResource(KafkaTestResource.class)
@QuarkusTestResource(HastyCalls.class)
class CancelledProbesTest {

    private static final int PROMPTS = 40;

    /** At first 16 calls go out at once. They are never answered and end after 3 s, and then one call at a time may try. */
    private static final int MOST_SENT = 20;

    private static final Pattern ONE_IS_OUT =
            Pattern.compile("plumbline_sampler_calls_in_flight\\{model=\"slow-tune\"} [1-9]");

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String broker;

    private final String probe = UUID.randomUUID().toString();

    @Test
    void whatWaitsIsNeverSentAndOtherProbesGoOn() {
        Faults hanging = Faults.none().with(new JsonMapper().createObjectNode().put("p_hang", 1));
        try (TopicClient topics = new TopicClient(broker);
                SimulatedProvider silent =
                        SimulatedProvider.start(SimulatorOptions.defaults().withFaults(hanging));
                SimulatedProvider provider = SimulatedProvider.start(SimulatorOptions.defaults())) {
            SentPrompts.send(topics, probe, PROMPTS, silent.uri());
            await().atMost(Duration.ofSeconds(60)).until(() -> ONE_IS_OUT
                    .matcher(RestAssured.get("/q/metrics").asString())
                    .find());

            CancelledProbe cancelled = new CancelledProbe(probe, Instant.now());
            topics.send(Topics.CANCELLATIONS, "broken", new byte[] {'{'});
            topics.send(Topics.CANCELLATIONS, cancelled.key(), EventCodec.encode(cancelled));

            List<Failed> results = completions(topics, probe, PROMPTS).stream()
                    .map(completion -> (Failed) completion.result())
                    .toList();
            assertThat(results).extracting(Failed::reason).containsOnly(UnscoredReason.CANCELLED);
            assertThat(results.stream().mapToInt(Failed::attempts).sum()).isBetween(1, MOST_SENT);

            String other = UUID.randomUUID().toString();
            SentPrompts.send(topics, other, 2, provider.uri());
            assertThat(completions(topics, other, 2))
                    .allSatisfy(completion -> assertThat(completion.result()).isInstanceOf(Answered.class));
        }
    }

    private static List<Completion> completions(TopicClient topics, String probe, int number) {
        return topics.await(Topics.COMPLETIONS, number, record -> record.key().startsWith(probe)).stream()
                .map(record -> EventCodec.decode(record.value(), Completion.class))
                .toList();
    }
}
