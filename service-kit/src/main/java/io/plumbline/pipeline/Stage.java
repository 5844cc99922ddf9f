package io.plumbline.pipeline;

import io.opentelemetry.context.Context;
import io.plumbline.events.Event;
import io.plumbline.events.EventCodec;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.function.BiFunction;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * Maps each event of a topic to one event of the next topic, many at a time. An incoming record is acknowledged when Kafka has stored
 * the outgoing one, in any order, so that a slow call does not delay the others. An unreadable record, and a record whose work fails
 * unexpectedly, goes to the topic's dead-letter queue with the reason, and the stream continues.
 *
 * <p>Work costs money, so it is done once as far as possible. A duplicate of an event is not processed; it is acknowledged when the
 * result of the first is stored. Work on a partition that another replica has taken over is cancelled. A result is sent only while the
 * lease is confirmed: the other replica does the same work, and the next stage would process both results.
 *
 * @param <I> the incoming events
 * @param <O> the outgoing events
 */
public final class Stage<I extends Event, O extends Event> {

    private final Class<I> type;
    private final BiFunction<I, Context, Uni<O>> work;
    private final RecentEvents recent = new RecentEvents();

    private Stage(Class<I> type, BiFunction<I, Context, Uni<O>> work) {
        this.type = type;
        this.work = work;
    }

    /**
     * Maps the events of a topic to those of the next topic.
     *
     * @param records the incoming channel
     * @param type class of the events in the records
     * @param parallelism most events in work at once, at least 1
     * @param work processes an event, in a context with its trace and its {@link Lease}; an expected failure is part of its result
     */
    public static <I extends Event, O extends Event> Multi<Message<byte[]>> map(
            Multi<Message<byte[]>> records, Class<I> type, int parallelism, BiFunction<I, Context, Uni<O>> work) {
        Stage<I, O> stage = new Stage<>(type, work);
        return records.onItem().transformToUni(stage::pass).merge(parallelism);
    }

    private Uni<Message<byte[]>> pass(Message<byte[]> record) {
        Lease lease =
                record.getMetadata(PartitionLease.class).map(Lease.class::cast).orElse(Lease.UNSHARED);
        return Uni.join()
                .first(worked(record, lease), lease.lost().<Message<byte[]>>map(lost -> null))
                .toTerminate();
    }

    private Uni<Message<byte[]>> worked(Message<byte[]> record, Lease lease) {
        WorkSpan span = WorkSpan.begin(record);
        return Uni.createFrom()
                .item(() -> EventCodec.decode(record.getPayload(), type))
                .invoke(span::about)
                .chain(event -> once(record, event, span, lease))
                .onFailure()
                .invoke(span::failed)
                .onTermination()
                .invoke(span::end)
                .onFailure()
                .recoverWithUni(reason -> DeadLetters.bury(record, reason));
    }

    private Uni<Message<byte[]>> once(Message<byte[]> record, I event, WorkSpan span, Lease lease) {
        RecentEvents.Attempt attempt = recent.begin(event.id());
        return attempt.isFirst()
                ? work.apply(event, lease.within(span.trace()))
                        .call(lease::confirmed)
                        .map(result -> attempt.ends(span.carry(Outgoing.carry(record, result))))
                        .onFailure()
                        .invoke(attempt::abandon)
                        .onCancellation()
                        .invoke(attempt::abandon)
                : attempt.other()
                        .chain(durable -> durable
                                ? Uni.createFrom().completionStage(record::ack).map(acknowledged -> null)
                                : once(record, event, span, lease));
    }
}
