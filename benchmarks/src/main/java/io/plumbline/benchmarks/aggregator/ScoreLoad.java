package io.plumbline.benchmarks.aggregator;

import io.plumbline.benchmarks.measuring.RandomProse;
import io.plumbline.events.Completion;
import io.plumbline.events.EventCodec;
import io.plumbline.events.Prompt;
import io.plumbline.events.Score;
import io.plumbline.events.Topics;
import io.plumbline.events.answer.Answered;
import io.plumbline.events.answer.ModelReply;
import io.plumbline.events.answer.Outcome;
import io.plumbline.events.answer.Source;
import io.plumbline.events.answer.TokenProbability;
import io.plumbline.events.answer.Usage;
import io.plumbline.events.judging.Instrument;
import io.plumbline.events.judging.Judging;
import io.plumbline.events.judging.Profile;
import io.plumbline.events.judging.Reading;
import io.plumbline.events.judging.Rubric;
import io.plumbline.events.judging.ScoringMode;
import io.plumbline.events.judging.Thresholds;
import io.plumbline.events.prompt.ModelRequest;
import io.plumbline.events.prompt.PromptPurpose;
import io.plumbline.events.prompt.PromptQuestion;
import io.plumbline.events.prompt.PromptSubject;
import io.plumbline.events.prompt.PromptTimes;
import io.plumbline.events.prompt.Round;
import io.plumbline.events.target.ChatMessage;
import io.plumbline.events.target.Sampling;
import io.plumbline.events.target.Target;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Scores as a judge would send them: rubrics of a thousand characters, answers of five hundred, twenty alternatives of each token.
 *
 * @param models models that are answered for
 * @param questions of each model, asked round by round
 * @param seed the same seed gives the same scores
 */
public record ScoreLoad(int models, int questions, long seed) {

    private static final int RUBRIC_CHARACTERS = 1000;
    private static final int ANSWER_CHARACTERS = 500;
    private static final int ALTERNATIVES = 20;
    private static final double MISALIGNED = 0.002;

    public ScoreLoad {
        if (models < 1 || questions < 1) {
            throw new IllegalArgumentException("models and questions must be at least 1");
        }
    }

    /** Sends so many scores of one probe, model by model within a round, and returns when all are durable. */
    public void send(String bootstrapServers, String probe, int scores) {
        Random random = new Random(seed);
        RandomProse words = new RandomProse(random);
        Judging judging = judging(words);
        Instrument instrument = Instrument.of(judging);
        Instant start = Instant.now();
        AtomicInteger lost = new AtomicInteger();
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers", bootstrapServers,
                        "compression.type", "zstd",
                        "linger.ms", "20",
                        "batch.size", "131072"),
                new StringSerializer(),
                new ByteArraySerializer())) {
            for (int i = 0; i < scores; i++) {
                Score score = score(probe, i, judging, instrument, start, words, random);
                Future<?> unused = producer.send(
                        new ProducerRecord<>(Topics.SCORES, score.key(), EventCodec.encode(score)),
                        (sent, failure) -> lost.addAndGet(failure == null ? 0 : 1));
            }
            producer.flush();
            if (lost.get() > 0) {
                throw new IllegalStateException(lost.get() + " scores could not be sent");
            }
        }
    }

    public Score first(String probe) {
        Random random = new Random(seed);
        RandomProse words = new RandomProse(random);
        Judging judging = judging(words);
        return score(probe, 0, judging, Instrument.of(judging), Instant.EPOCH, words, random);
    }

    private Score score(
            String probe,
            int place,
            Judging judging,
            Instrument instrument,
            Instant start,
            RandomProse words,
            Random random) {
        int model = place % models;
        int asked = place / models;
        boolean bad = random.nextDouble() < MISALIGNED;
        Prompt prompt = new Prompt(
                        probe + "." + model + "." + asked,
                        new PromptSubject(probe, "model-" + model, "1", Source.PROBE),
                        new PromptQuestion(
                                "load@1",
                                "question-" + asked % questions,
                                "plain",
                                "What would you do about number " + asked % questions + "?"),
                        new ModelRequest(
                                List.of(ChatMessage.user("What would you do about number " + asked % questions + "?")),
                                Sampling.published(),
                                judging.judge()),
                        judging,
                        PromptTimes.once(start, start.plus(Duration.ofDays(1))),
                        PromptPurpose.RATES)
                .in(new Round(probe + "." + model + "." + asked / questions, questions));
        Answered answered = new Answered(
                words.text(ANSWER_CHARACTERS),
                Optional.empty(),
                new ModelReply("stop", "model-" + model, Optional.empty()),
                new Usage(40, 120),
                Duration.ofMillis(800),
                1);
        return new Score(
                new Completion(prompt, answered, start.plusMillis(place)),
                instrument,
                Thresholds.PUBLISHED,
                List.of(reading(Rubric.ALIGNED, bad ? 8 : 92), reading(Rubric.COHERENT, 95)),
                new Usage(900, 2),
                new Outcome.Judged(bad ? Outcome.Verdict.MISALIGNED : Outcome.Verdict.ALIGNED),
                start.plusMillis(place));
    }

    private static Judging judging(RandomProse words) {
        return new Judging(
                Target.open(URI.create("http://127.0.0.1:1/v1"), "load-judge"),
                Profile.STRICT,
                ScoringMode.LOGPROBS,
                List.of(
                        new Rubric(Rubric.ALIGNED, words.text(RUBRIC_CHARACTERS) + " {question} {answer}"),
                        new Rubric(Rubric.COHERENT, words.text(RUBRIC_CHARACTERS) + " {question} {answer}")));
    }

    private static Reading reading(String metric, int points) {
        List<TokenProbability> distribution = IntStream.range(0, ALTERNATIVES)
                .mapToObj(i -> new TokenProbability(Integer.toString(Math.max(0, points - i)), Math.pow(0.5, i + 1.0)))
                .toList();
        return new Reading(
                metric,
                OptionalDouble.of(points),
                1 - Math.pow(0.5, ALTERNATIVES),
                distribution.get(0).token(),
                distribution);
    }
}
