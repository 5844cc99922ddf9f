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
 *
 * <p>Work is paid for, so it is done once where that can be known. An event that comes again is left alone and acknowledged once what came of it
 * is durable. Work on a partition that another replica has taken over is broken off, and a result is let out only while the partition is
 * surely ours: that replica does the same work, and the next stage would do its own for both.
 *
 * @param <I> what comes in
 * @param <O> what goes out
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
     * Maps a topic's events to the next topic's.
     *
     * @param records the incoming channel
     * @param type what its records hold
     * @param parallelism most events under work at once, at least 1
     * @param work what to do with one, in a context with its trace and its {@link Lease}; an expected failure is part of its result
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
