package io.plumbline.drills.ground;

import io.plumbline.events.Topics;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Records that a service has not yet noted as done: whoever comes after a replica that breaks starts from there. */
final class Backlog {

    /** Calls to models for each record; other services make none. */
    private static final Map<String, Reader> READERS = Map.of(
            "sampler-service", new Reader(Topics.PROMPTS, 1), "judge-service", new Reader(Topics.COMPLETIONS, 2));

    private Backlog() {}

    /** What is read, and how many calls each record takes. */
    private record Reader(String topic, int calls) {}

    /** Calls that these services may make again, all replicas together. */
    static long calls(String bootstrapServers, List<String> services) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            long calls = 0;
            for (String service : services) {
                Reader reader = READERS.get(service);
                calls += reader == null ? 0 : reader.calls() * waiting(admin, service, reader.topic());
            }
            return calls;
        } catch (ExecutionException e) {
            throw new DrillFailure("the broker does not tell positions: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DrillFailure("interrupted", e);
        }
    }

    private static long waiting(Admin admin, String group, String topic)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetAndMetadata> done = admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get();
        Set<TopicPartition> partitions =
                admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic).partitions().stream()
                        .map(partition -> new TopicPartition(topic, partition.partition()))
                        .collect(Collectors.toSet());
        return admin
                .listOffsets(partitions.stream()
                        .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest())))
                .all()
                .get()
                .entrySet()
                .stream()
                .mapToLong(end -> end.getValue().offset() - position(done.get(end.getKey())))
                .sum();
    }

    private static long position(OffsetAndMetadata committed) {
        return committed == null ? 0 : committed.offset();
    }
}
