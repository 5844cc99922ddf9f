package io.plumbline.benchmarks.gateway;

import io.plumbline.events.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * What a topic holds of pushed answers.
 *
 * @param answers the numbers of those that are there
 * @param records how many records hold them; more than answers if some were written twice
 */
record PushedOnTopic(Set<Integer> answers, long records) {

    private static final String PREFIX = "answer:" + PushLoad.MODEL + ":";

    /** Reads all that was written before. */
    static PushedOnTopic read(String bootstrapServers) {
        Set<Integer> answers = new HashSet<>();
        long records = 0;
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "enable.auto.commit", "false"),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.COMPLETIONS).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = new HashMap<>(consumer.endOffsets(partitions));
            while (!ends.isEmpty()) {
                for (var record : consumer.poll(Duration.ofMillis(200))) {
                    if (record.key().startsWith(PREFIX)) {
                        answers.add(Integer.valueOf(record.key().substring(PREFIX.length())));
                        records++;
                    }
                }
                ends.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
            }
        }
        return new PushedOnTopic(answers, records);
    }
}
