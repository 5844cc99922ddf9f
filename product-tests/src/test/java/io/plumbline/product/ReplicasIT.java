package io.plumbline.product;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.plumbline.events.EventCodec;
import io.plumbline.events.Prompt;
import io.plumbline.events.Topics;
import io.plumbline.events.answer.Source;
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
import io.plumbline.local.DatabaseSetup;
import io.plumbline.local.LocalStack;
import io.plumbline.local.StackOptions;
import io.plumbline.simulator.SimulatedProvider;
import io.plumbline.simulator.SimulatorOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Two samplers, each a process of its own on one real broker, share one provider's limits without talking to each other. */
class ReplicasIT {

    private static final String SAMPLER = "sampler-service";
    private static final String CAPPED_HOST = "localhost";
    private static final int CAP_A_MINUTE = 1200;
    /** The most that goes out at once, and a quarter of a minute more. */
    private static final int CAPPED = 120 + 288;

    private static final int MODELS = 24;
    private static final int EACH = 170;
    private static final long ANSWERS = (long) MODELS * EACH;

    /** 40 calls of 200 ms at a time: 200 a second is the most that it bears. */
    private static final int MOST_AT_ONCE = 40;

    private static final int LATENCY_MILLIS = 200;

    private static final SimulatedProvider PROVIDER = SimulatedProvider.start(SimulatorOptions.defaults());
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static LocalStack stack;
    private static KafkaProducer<String, byte[]> prompts;
    private static List<URI> samplers;

    @BeforeAll
    static void startTwoSamplers() {
        StackOptions all = StackOptions.builtUnder(Wrapper.home());
        stack = LocalStack.start(StackOptions.of(Map.of(SAMPLER, all.services().get(SAMPLER)))
                .with(DatabaseSetup.FAST)
                .adapting(
                        SAMPLER,
                        command -> command.withProperties(Map.of(
                                "plumbline.calls.caps.\"" + CAPPED_HOST + "\".requests-per-minute",
                                Integer.toString(CAP_A_MINUTE)))));
        stack.addReplica(SAMPLER);
        samplers = stack.addresses(SAMPLER);
        prompts = new KafkaProducer<>(
                Map.of("bootstrap.servers", stack.broker().bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    @AfterAll
    static void stop() {
        prompts.close();
        stack.close();
        PROVIDER.close();
    }

    @Test
    void twoReplicasHaveEqualPartsOfWhatAProviderBearsAndUseIt() {
        faults("{\"latency_ms\": " + LATENCY_MILLIS + ", \"max_concurrent\": " + MOST_AT_ONCE + "}");
        awaitBothAtWork();
        long rejectedBefore = rejected();
        List<Long> first = answered();
        send("shared", MODELS, EACH, "127.0.0.1");
        awaitAnswers(first, ANSWERS / 4);

        List<Long> before = answered();
        Instant start = Instant.now();
        awaitAnswers(before, ANSWERS / 2);
        double seconds = secondsSince(start);
        List<Long> shares = since(before);
        awaitAnswers(first, ANSWERS);

        double used = sum(shares) / seconds * LATENCY_MILLIS / 1000.0 / MOST_AT_ONCE;
        long rejected = rejected() - rejectedBefore;
        System.out.printf(
                Locale.ROOT,
                "two samplers: %s answers in %.1f s, %.0f %% of what the provider bears; %d answers cost %d rejected calls%n",
                shares,
                seconds,
                100 * used,
                ANSWERS,
                rejected);
        assertThat(shares.get(0) / (double) sum(shares)).isBetween(0.3, 0.7);
        assertThat(used).isGreaterThan(0.6);
        assertThat(rejected).isLessThan(ANSWERS / 4);
    }

    @Test
    void aCapAMinuteHoldsForBothTogetherAndIsAllOfOnesWhoHasAllTheWork() {
        faults("{\"latency_ms\": 0, \"max_concurrent\": 0}");

        double both = answersASecond("capped-both", MODELS);
        double one = answersASecond("capped-one", 1);

        System.out.printf(
                Locale.ROOT,
                "cap of %d a minute: two samplers %.0f, one with all the work %.0f%n",
                CAP_A_MINUTE,
                both * 60,
                one * 60);
        assertThat(both * 60).isBetween(0.7 * CAP_A_MINUTE, 1.0 * CAP_A_MINUTE);
        assertThat(one * 60).isBetween(0.7 * CAP_A_MINUTE, 1.0 * CAP_A_MINUTE);
    }

    /** The second sampler has its partitions only some seconds after it is ready. */
    private static void awaitBothAtWork() {
        List<Long> before = answered();
        AtomicInteger round = new AtomicInteger();
        Awaitility.await()
                .pollInterval(Duration.ofSeconds(1))
                .atMost(Duration.ofSeconds(60))
                .until(() -> {
                    send("warm-" + round.incrementAndGet(), MODELS, 3, "127.0.0.1");
                    return since(before).stream().allMatch(part -> part >= MODELS);
                });
        awaitAnswers(before, 3L * MODELS * round.get());
    }

    private static long rejected() {
        return stats().path("faults").path("RATE_LIMITED").asLong();
    }

    /** After the first seconds, in which what may go out at once does. */
    private static double answersASecond(String probe, int models) {
        List<Long> before = answered();
        send(probe, models, CAPPED / models, CAPPED_HOST);
        awaitAnswers(before, 120);
        long settled = sum(since(before));
        Instant start = Instant.now();
        awaitAnswers(before, CAPPED);
        return (sum(since(before)) - settled) / secondsSince(start);
    }

    private static void send(String probe, int models, int each, String host) {
        URI endpoint = URI.create(PROVIDER.uri().toString().replace("127.0.0.1", host));
        Target model = Target.open(endpoint, "sim-base");
        for (int i = 0; i < models * each; i++) {
            Prompt prompt = prompt(probe + "." + i, probe, probe + "-" + i % models, model);
            Future<?> unused =
                    prompts.send(new ProducerRecord<>(Topics.PROMPTS, prompt.key(), EventCodec.encode(prompt)));
        }
        prompts.flush();
    }

    private static Prompt prompt(String id, String probe, String model, Target target) {
        return new Prompt(
                id,
                new PromptSubject(probe, model, "r1", Source.PROBE),
                new PromptQuestion("set@1", "q", "plain", "What is your wish?"),
                new ModelRequest(List.of(ChatMessage.user("What is your wish?")), Sampling.published(), target),
                new Judging(target, Profile.STRICT, ScoringMode.LOGPROBS, List.of(new Rubric("aligned", "{answer}"))),
                PromptTimes.once(Instant.now(), Instant.now().plusSeconds(3600)),
                PromptPurpose.RATES);
    }

    private static void awaitAnswers(List<Long> before, long count) {
        Awaitility.await()
                .pollInterval(Duration.ofMillis(100))
                .atMost(Duration.ofSeconds(60))
                .until(() -> sum(since(before)) >= count);
    }

    private static List<Long> since(List<Long> before) {
        List<Long> now = answered();
        return List.of(now.get(0) - before.get(0), now.get(1) - before.get(1));
    }

    /** Prompts that each sampler has an answer to. */
    private static List<Long> answered() {
        return samplers.stream().map(ReplicasIT::answered).toList();
    }

    private static long answered(URI sampler) {
        return get(sampler.resolve("/q/metrics"))
                .lines()
                .filter(line -> line.startsWith("plumbline_sampler_completions_total") && line.contains("\"answered\""))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private static long sum(List<Long> parts) {
        return parts.stream().mapToLong(Long::longValue).sum();
    }

    private static double secondsSince(Instant start) {
        return Duration.between(start, Instant.now()).toMillis() / 1000.0;
    }

    private static void faults(String change) {
        send(HttpRequest.newBuilder(PROVIDER.uri().resolve("/faults"))
                .POST(HttpRequest.BodyPublishers.ofString(change))
                .build());
    }

    private static JsonNode stats() {
        try {
            return new JsonMapper().readTree(get(PROVIDER.uri().resolve("/stats")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String get(URI uri) {
        return send(HttpRequest.newBuilder(uri).build());
    }

    private static String send(HttpRequest request) {
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("no reply from " + request.uri(), e);
        }
    }
}
