package io.plumbline.pipeline;

import io.opentelemetry.context.Context;
import io.plumbline.events.Event;
import io.plumbline.events.EventCodec;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.function.BiFunction;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * One event in, one event out, many at a time. The incoming record is acknowledged when the outgoing one is durable, in
 * any order, so that one slow call holds up nobody. A record that cannot be read, and one whose work fails against all
 * expectation, goes to the topic's dead-letter queue with the reason, and the stream goes on.
 */
public final class Stage {

    private Stage() {}

    /**
     * Maps a topic's events to the next topic's.
     *
     * @param records the incoming channel
     * @param type what its records hold
     * @param parallelism most events under work at once, at least 1
     * @param work what to do with one, and where its trace goes on; an expected failure is part of its result
     */
    public static <I extends Event, O extends Event> Multi<Message<byte[]>> map(
            Multi<Message<byte[]>> records, Class<I> type, int parallelism, BiFunction<I, Context, Uni<O>> work) {
        return records.onItem()
                .transformToUni(record -> pass(record, type, work))
                .merge(parallelism);
    }

    private static <I extends Event, O extends Event> Uni<Message<byte[]>> pass(
            Message<byte[]> record, Class<I> type, BiFunction<I, Context, Uni<O>> work) {
        WorkSpan span = WorkSpan.begin(record);
        return Uni.createFrom()
                .item(() -> EventCodec.decode(record.getPayload(), type))
                .invoke(span::about)
                .chain(event -> work.apply(event, span.trace()))
                .map(event -> span.carry(Outgoing.carry(record, event)))
                .onFailure()
                .invoke(span::failed)
                .onTermination()
                .invoke(span::end)
                .onFailure()
                .recoverWithUni(reason -> DeadLetters.bury(record, reason));
    }
}
