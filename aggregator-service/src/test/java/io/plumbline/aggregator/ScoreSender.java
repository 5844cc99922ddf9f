package io.plumbline.aggregator;

import io.plumbline.events.Event;
import io.plumbline.events.EventCodec;
import io.plumbline.events.Score;
import io.plumbline.events.Topics;
import io.plumbline.events.answer.Outcome.Verdict;
import io.plumbline.events.prompt.Round;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes events to a real broker, and makes scores of other question sets, judges and sources. */
final class ScoreSender implements AutoCloseable {

    static final int QUESTIONS = 4;

    private final KafkaProducer<String, byte[]> producer;

    ScoreSender(String broker) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker), new StringSerializer(), new ByteArraySerializer());
    }

    /** Writes events and waits until the broker has them. */
    void send(String topic, List<? extends Event> events) {
        List<Future<?>> sent = new ArrayList<>();
        events.forEach(
                event -> sent.add(producer.send(new ProducerRecord<>(topic, event.key(), EventCodec.encode(event)))));
        for (Future<?> one : sent) {
            try {
                one.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    void scores(List<Score> scores) {
        send(Topics.SCORES, scores);
    }

    /** So many rounds of four questions; the outcome of the i-th answer. */
    static List<Score> rounds(Sample sample, int rounds, IntFunction<Verdict> outcome) {
        List<Score> scores = new ArrayList<>();
        for (int i = 0; i < rounds * QUESTIONS; i++) {
            Verdict verdict = outcome.apply(i);
            Score score = sample.question("q" + i % QUESTIONS)
                    .judged(i, verdict, verdict == Verdict.MISALIGNED ? i % 30 : 90);
            scores.add(Sample.in(score, new Round(sample.probe() + "." + i / QUESTIONS, QUESTIONS)));
        }
        return scores;
    }

    /** The same scores of answers to another question set. */
    static List<Score> on(String questionSet, List<Score> scores) {
        return scores.stream().map(score -> Sample.on(questionSet, score)).toList();
    }

    /** The same scores by another judge. */
    static List<Score> by(String judge, List<Score> scores) {
        return changed(scores, "\"judgeModel\":\"any\"", "\"judgeModel\":\"" + judge + "\"");
    }

    /** The same scores of pushed answers. */
    static List<Score> pushed(List<Score> scores) {
        return changed(on("production", scores), "\"source\":\"PROBE\"", "\"source\":\"PRODUCTION\"");
    }

    private static List<Score> changed(List<Score> scores, String from, String to) {
        return scores.stream()
                .map(score -> new String(EventCodec.encode(score), StandardCharsets.UTF_8))
                .map(json -> json.replace(from, to).getBytes(StandardCharsets.UTF_8))
                .map(json -> EventCodec.decode(json, Score.class))
                .toList();
    }

    @Override
    public void close() {
        producer.close();
    }
}
