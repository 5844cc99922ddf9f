package io.plumbline.pipeline;

import io.plumbline.events.Event;
import io.plumbline.events.EventCodec;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaRecord;
import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Many events in at once, for consumers that write them to a database in one transaction. The batch is acknowledged when
 * the work is done; records that cannot be read leave it for the dead-letter queue first.
 */
public final class Batch {

    private Batch() {}

    /**
     * Works on what one poll of the topic brought.
     *
     * @param records the batch
     * @param type what its records hold
     * @param work what to do with all of them; must retry what can be retried, because a failure sends the whole batch to
     *     the dead-letter queue
     */
    public static <E extends Event> Uni<Void> drain(
            KafkaRecordBatch<String, byte[]> records, Class<E> type, Function<List<E>, Uni<Void>> work) {
        List<E> events = new ArrayList<>();
        List<Uni<Void>> burials = new ArrayList<>();
        for (KafkaRecord<String, byte[]> record : records) {
            try {
                events.add(EventCodec.decode(record.getPayload(), type));
            } catch (RuntimeException reason) {
                burials.add(DeadLetters.bury(record, reason));
            }
        }
        return inTurn(burials).chain(() -> work.apply(events)).chain(() -> Uni.createFrom()
                .completionStage(records::ack));
    }

    private static Uni<Void> inTurn(List<Uni<Void>> steps) {
        return Multi.createFrom()
                .iterable(steps)
                .onItem()
                .transformToUniAndConcatenate(step -> step)
                .collect()
                .last();
    }
}
