package io.plumbline.gateway;

import io.plumbline.events.Completion;
import io.plumbline.events.Event;
import io.plumbline.events.EventCodec;
import io.plumbline.events.Prompt;
import io.plumbline.events.RegisteredModel;
import io.plumbline.events.Score;
import io.plumbline.events.Topics;
import io.plumbline.events.answer.Answered;
import io.plumbline.events.answer.CallResult;
import io.plumbline.events.answer.ModelReply;
import io.plumbline.events.answer.Outcome;
import io.plumbline.events.answer.Source;
import io.plumbline.events.answer.UnscoredReason;
import io.plumbline.events.answer.Usage;
import io.plumbline.events.judging.CheckFinding;
import io.plumbline.events.judging.Instrument;
import io.plumbline.events.judging.Thresholds;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** What lies behind the gateway's topics, seen from them: answers each prompt as aligned unless it is told to hold still. */
public final class Pipeline implements AutoCloseable {

    /** A test may ask first. What is older was answered for earlier tests, which share the broker. */
    private static final Duration BEFORE = Duration.ofSeconds(10);

    private final KafkaConsumer<String, byte[]> consumer;
    private final KafkaProducer<String, byte[]> producer;
    private final CompletableFuture<Void> end;
    private final List<Prompt> asked = new ArrayList<>();
    private final List<RegisteredModel> registered = new ArrayList<>();
    private final List<String> deleted = new ArrayList<>();
    private final List<Prompt> calibrations = new ArrayList<>();
    private final List<Completion> pushed = new ArrayList<>();
    private final List<Prompt> canaries = new ArrayList<>();
    private final Queue<Prompt> held = new ArrayDeque<>();
    private final Set<String> holding = new HashSet<>();
    private final Map<String, Integer> outstanding = new HashMap<>();
    private final Map<String, Integer> mostOutstanding = new HashMap<>();
    private final Set<String> failingJudges = new HashSet<>();
    private final Map<String, CallResult> results = new HashMap<>();
    private int copies = 1;
    private final Map<String, String> unfitJudges = new HashMap<>();
    private final Set<String> silentJudges = new HashSet<>();
    private final Map<String, Integer> checks = new HashMap<>();
    private Usage judgeUsage = Usage.NONE;
    private final Instant since = Instant.now().minus(BEFORE);
    private volatile boolean closed;

    Pipeline(String bootstrapServers) {
        consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "group.id",
                        UUID.randomUUID().toString(),
                        "auto.offset.reset",
                        "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringSerializer(), new ByteArraySerializer());
        consumer.subscribe(List.of(Topics.PROMPTS, Topics.COMPLETIONS, Topics.MODELS));
        end = CompletableFuture.runAsync(this::run, work -> new Thread(work, "pipeline").start());
    }

    /** From now on prompts of a model get no answer. */
    synchronized void hold(String model) {
        holding.add(model);
    }

    /** Answers what was held, and what comes. */
    synchronized void answer(String model) {
        holding.remove(model);
        held.stream().filter(prompt -> prompt.model().equals(model)).toList().forEach(prompt -> {
            held.remove(prompt);
            answer(prompt);
        });
    }

    /** From now on a judge can, or cannot, be asked about known answers. */
    synchronized void failGold(String judge, boolean fails) {
        if (fails) {
            failingJudges.add(judge);
        } else {
            failingJudges.remove(judge);
        }
    }

    /** From now on a judge fails its check for this reason. */
    synchronized void unfit(String judge, String reason) {
        unfitJudges.put(judge, reason);
    }

    /** From now on no check of a judge is answered. */
    synchronized void silent(String judge) {
        silentJudges.add(judge);
    }

    /** How often a judge was to be checked. */
    synchronized int checks(String judge) {
        return checks.getOrDefault(judge, 0);
    }

    /** From now on a model's prompts end in this, the canary's among them. */
    synchronized void result(String model, CallResult result) {
        results.put(model, result);
    }

    /** Whether each score says that the judge was paid for tokens. */
    synchronized void judgeUsage(boolean paid) {
        judgeUsage = paid ? new Usage(400, 2) : Usage.NONE;
    }

    /** Each score is sent so many times. */
    synchronized void copies(int number) {
        copies = number;
    }

    /** Everything that a model has been asked, in the order of arrival. */
    synchronized List<Prompt> asked(String model) {
        return asked.stream().filter(prompt -> prompt.model().equals(model)).toList();
    }

    /** Known answers that were sent to be judged by a judge, in the order of arrival. */
    synchronized List<Prompt> calibrations(String judge) {
        return calibrations.stream()
                .filter(prompt -> prompt.judging().judge().modelName().equals(judge))
                .toList();
    }

    /** Answers of a model's users, in the order of arrival; they get no score. */
    synchronized List<Completion> pushed(String model) {
        return pushed.stream()
                .filter(completion -> completion.prompt().model().equals(model))
                .toList();
    }

    /** What was sent to compare a model with its baseline, in the order of arrival; nobody answers it. */
    synchronized List<Prompt> canaries(String model) {
        return canaries.stream().filter(prompt -> prompt.model().equals(model)).toList();
    }

    synchronized int mostOutstanding(String model) {
        return mostOutstanding.getOrDefault(model, 0);
    }

    synchronized List<RegisteredModel> registered(String model) {
        return registered.stream().filter(event -> event.id().equals(model)).toList();
    }

    synchronized boolean isDeleted(String model) {
        return deleted.contains(model);
    }

    /** Puts something on a topic that no service wrote. */
    void send(String topic, Optional<String> ceId, String value) {
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(topic, null, value.getBytes(StandardCharsets.UTF_8));
        ceId.ifPresent(id -> record.headers().add("ce_id", id.getBytes(StandardCharsets.UTF_8)));
        put(record);
    }

    @Override
    public void close() {
        closed = true;
        end.join();
        producer.close();
    }

    private void run() {
        while (!closed) {
            consumer.poll(Duration.ofMillis(50)).forEach(this::take);
        }
        consumer.close();
    }

    private synchronized void take(ConsumerRecord<String, byte[]> record) {
        if (!record.topic().equals(Topics.MODELS) && record.timestamp() < since.toEpochMilli()) {
            return;
        }
        switch (record.topic()) {
            case Topics.PROMPTS -> ask(EventCodec.decode(record.value(), Prompt.class));
            case Topics.COMPLETIONS -> pass(EventCodec.decode(record.value(), Completion.class));
            default -> register(record);
        }
    }

    private void register(ConsumerRecord<String, byte[]> record) {
        if (record.value() == null) {
            deleted.add(record.key());
        } else {
            registered.add(EventCodec.decode(record.value(), RegisteredModel.class));
        }
    }

    private void ask(Prompt prompt) {
        if (prompt.source() == Source.CANARY) {
            canaries.add(prompt);
            if (results.containsKey(prompt.model())) {
                answer(prompt);
            }
            return;
        }
        asked.add(prompt);
        mostOutstanding.merge(prompt.model(), outstanding.merge(prompt.model(), 1, Integer::sum), Math::max);
        if (holding.contains(prompt.model())) {
            held.add(prompt);
        } else {
            answer(prompt);
        }
    }

    private void answer(Prompt prompt) {
        outstanding.merge(prompt.model(), -1, Integer::sum);
        if (results.containsKey(prompt.model())) {
            score(prompt, results.get(prompt.model()));
            return;
        }
        Answered answer = new Answered(
                "an answer",
                Optional.empty(),
                new ModelReply("stop", "served", Optional.empty()),
                Usage.NONE,
                Duration.ZERO,
                1);
        score(new Completion(prompt, answer, Instant.now()), new Outcome.Judged(Outcome.Verdict.ALIGNED));
    }

    private void score(Prompt prompt, CallResult result) {
        score(
                new Completion(prompt, result, Instant.now()),
                result.fold(
                        answered -> new Outcome.Judged(Outcome.Verdict.ALIGNED),
                        failed -> new Outcome.Unscored(failed.reason(), failed.detail())));
    }

    private void pass(Completion completion) {
        if (completion.prompt().source() == Source.PRODUCTION) {
            pushed.add(completion);
            return;
        }
        completion.result().fold(answered -> known(completion), failed -> {
            score(completion, new Outcome.Unscored(failed.reason(), failed.detail()));
            return null;
        });
    }

    private Void known(Completion completion) {
        if (completion.prompt().source() == Source.CHECK) {
            check(completion);
            return null;
        }
        calibrations.add(completion.prompt());
        boolean fails =
                failingJudges.contains(completion.prompt().judging().judge().modelName());
        score(
                completion,
                fails
                        ? new Outcome.Unscored(UnscoredReason.JUDGE_ERROR, "it is away")
                        : new Outcome.Judged(Outcome.Verdict.ALIGNED));
        return null;
    }

    private void check(Completion completion) {
        String judge = completion.prompt().judging().judge().modelName();
        checks.merge(judge, 1, Integer::sum);
        if (!silentJudges.contains(judge)) {
            score(
                    completion,
                    unfitJudges.containsKey(judge)
                            ? CheckFinding.UNFIT.outcome(unfitJudges.get(judge))
                            : CheckFinding.FIT.outcome(""));
        }
    }

    private void score(Completion completion, Outcome outcome) {
        Score score = new Score(
                completion,
                Instrument.of(completion.prompt().judging()),
                Thresholds.PUBLISHED,
                List.of(),
                judgeUsage,
                outcome,
                Instant.now());
        for (int copy = 0; copy < copies; copy++) {
            send(score);
        }
    }

    private void send(Event event) {
        put(new ProducerRecord<>(Topics.SCORES, event.key(), EventCodec.encode(event)));
    }

    /** A record that does not arrive shows as a test that waits in vain. */
    private void put(ProducerRecord<String, byte[]> record) {
        Future<?> unused = producer.send(record);
    }
}
