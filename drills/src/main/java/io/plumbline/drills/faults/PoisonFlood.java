package io.plumbline.drills.faults;

import io.plumbline.drills.environment.Drill;
import io.plumbline.drills.environment.DrillEnvironment;
import io.plumbline.drills.environment.DrillFailure;
import io.plumbline.events.Topics;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Sends records that no service can read between the others of each topic. */
public record PoisonFlood() implements Drill {

    /** The topics that get them. */
    public static final List<String> TOPICS = List.of(Topics.PROMPTS, Topics.COMPLETIONS, Topics.SCORES);

    @Override
    public String name() {
        return "poison";
    }

    @Override
    public String done() {
        return "records that are no events to each of " + String.join(", ", TOPICS)
                + ": no JSON, broken off, another schema, wrong types, unknown fields alone, no value, null, 20,000 levels,"
                + " no UTF-8, numbers of a million digits, 0.9 MB, and 4 MB packed to 1 kB";
    }

    @Override
    public String expected() {
        return Recovery.expected() + " (where they went, see dead-letters)";
    }

    @Override
    public Result carryOut(DrillEnvironment environment) {
        int each = environment.settings().poison();
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        environment.stack().broker().bootstrapServers(),
                        "compression.type",
                        "zstd",
                        "max.request.size",
                        8 << 20),
                new StringSerializer(),
                new ByteArraySerializer())) {
            TOPICS.forEach(topic -> send(
                    producer, topic, each, new Poison(environment.settings().seed())));
        }
        return Recovery.await(environment, each + " to each, ");
    }

    /** By which the record is found among the dead letters. */
    public static String key(int number) {
        return "poison-" + number;
    }

    private static void send(KafkaProducer<String, byte[]> producer, String topic, int count, Poison poison) {
        List<Future<?>> sent = IntStream.range(0, count)
                .<Future<?>>mapToObj(
                        number -> producer.send(new ProducerRecord<>(topic, key(number), poison.value(number))))
                .toList();
        for (Future<?> one : sent) {
            try {
                one.get();
            } catch (ExecutionException e) {
                throw new DrillFailure(
                        "poison was not taken by the broker: " + e.getCause().getMessage(), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new DrillFailure("interrupted", e);
            }
        }
    }
}
