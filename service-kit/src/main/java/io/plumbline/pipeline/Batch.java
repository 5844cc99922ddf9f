package io.plumbline.pipeline;

import io.plumbline.events.Event;
import io.plumbline.events.EventCodec;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaRecord;
import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Processes many events at once, for consumers that write them to a database in one transaction. The batch is acknowledged when
 * the work is done. Unreadable records go to the dead-letter queue. If the work on a batch fails, the batch is halved until the
 * failing record is alone, and only that record goes to the dead-letter queue.
 *
 * <p>Dead letters are sent after the work. Kafka tracks a batch by its last record alone, so sending that record first would
 * commit the position of all others before they are stored.
 */
public final class Batch {

    private Batch() {}

    /**
     * Processes the records of one poll.
     *
     * @param records the batch
     * @param type class of the events in the records
     * @param work stores all events or none. It must retry transient failures itself, and may be called again for parts
     */
    public static <E extends Event> Uni<Void> drain(
            KafkaRecordBatch<String, byte[]> records, Class<E> type, Function<List<E>, Uni<Void>> work) {
        return drainReceived(
                records,
                type,
                received -> work.apply(received.stream().map(Received::event).toList()));
    }

    /** Processes the records of one poll with work that needs each event's partition and offset. */
    public static <E extends Event> Uni<Void> drainReceived(
            KafkaRecordBatch<String, byte[]> records, Class<E> type, Function<List<Received<E>>, Uni<Void>> work) {
        List<Arrival<E>> arrivals = new ArrayList<>();
        List<Uni<Void>> burials = new ArrayList<>();
        for (KafkaRecord<String, byte[]> record : records) {
            try {
                arrivals.add(Arrival.of(record, type));
            } catch (RuntimeException reason) {
                burials.add(DeadLetters.bury(record, reason));
            }
        }
        BatchSpans spans = BatchSpans.begin(
                arrivals, Arrival::record, arrival -> arrival.received().event());
        return halving(arrivals, work, burials)
                .onTermination()
                .invoke(spans::end)
                .chain(() -> inTurn(burials))
                .chain(() -> Uni.createFrom().completionStage(records::ack));
    }

    private static <E extends Event> Uni<Void> halving(
            List<Arrival<E>> part, Function<List<Received<E>>, Uni<Void>> work, List<Uni<Void>> burials) {
        if (part.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return Uni.createFrom()
                .deferred(() -> work.apply(part.stream().map(Arrival::received).toList()))
                .onFailure()
                .recoverWithUni(reason -> isolate(part, work, burials, reason));
    }

    private static <E extends Event> Uni<Void> isolate(
            List<Arrival<E>> part,
            Function<List<Received<E>>, Uni<Void>> work,
            List<Uni<Void>> burials,
            Throwable reason) {
        if (part.size() == 1) {
            burials.add(DeadLetters.bury(part.get(0).record(), reason));
            return Uni.createFrom().voidItem();
        }
        int middle = part.size() / 2;
        return halving(part.subList(0, middle), work, burials)
                .chain(() -> halving(part.subList(middle, part.size()), work, burials));
    }

    private static Uni<Void> inTurn(List<Uni<Void>> steps) {
        return Multi.createFrom()
                .iterable(steps)
                .onItem()
                .transformToUniAndConcatenate(step -> step)
                .collect()
                .last();
    }

    /** A readable record with its event. */
    private record Arrival<E extends Event>(KafkaRecord<String, byte[]> record, Received<E> received) {

        static <E extends Event> Arrival<E> of(KafkaRecord<String, byte[]> record, Class<E> type) {
            E event = EventCodec.decode(record.getPayload(), type);
            long offset = record.getMetadata(IncomingKafkaRecordMetadata.class)
                    .map(metadata -> metadata.getOffset())
                    .orElse(0L);
            return new Arrival<>(record, new Received<>(event, record.getPartition(), offset));
        }
    }
}
