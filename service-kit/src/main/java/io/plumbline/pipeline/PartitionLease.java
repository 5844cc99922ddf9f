package io.plumbline.pipeline;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** The lease of one assignment of one partition, with the offsets that were finished under it. */
final class PartitionLease implements Lease {

    /** Largest age of the broker's last confirmation. */
    static final Duration VALID = Duration.ofSeconds(2);

    private final FinishedOffsets offsets;
    private final LongSupplier nanoClock;
    private final Set<UniEmitter<? super Void>> unconfirmed = ConcurrentHashMap.newKeySet();
    private final Set<UniEmitter<? super Void>> untilLost = ConcurrentHashMap.newKeySet();
    private volatile long confirmedAt;
    private volatile boolean lost;

    /** A lease that the broker has just assigned. */
    PartitionLease(FinishedOffsets offsets, LongSupplier nanoClock) {
        this.offsets = offsets;
        this.nanoClock = nanoClock;
        this.confirmedAt = nanoClock.getAsLong();
    }

    /** Only for the thread on which the partition's records arrive. */
    FinishedOffsets offsets() {
        return offsets;
    }

    @Override
    public Uni<Void> confirmed() {
        return isValid() ? Uni.createFrom().voidItem() : answeredBy(unconfirmed, this::isValid);
    }

    @Override
    public Uni<Void> lost() {
        return answeredBy(untilLost, () -> lost);
    }

    /** Checks the condition again after registering the caller, because it may have come true just before. */
    private static Uni<Void> answeredBy(Set<UniEmitter<? super Void>> waiting, BooleanSupplier already) {
        return Uni.createFrom().emitter(caller -> {
            waiting.add(caller);
            caller.onTermination(() -> waiting.remove(caller));
            if (already.getAsBoolean()) {
                caller.complete(null);
            }
        });
    }

    private boolean isValid() {
        return !lost && nanoClock.getAsLong() - confirmedAt < VALID.toNanos();
    }

    /** Records that the broker has accepted a commit, with the time of the clock when the commit was sent. */
    void confirm(long sentAt) {
        confirmedAt = sentAt;
        if (isValid()) {
            List.copyOf(unconfirmed).forEach(caller -> caller.complete(null));
        }
    }

    /** Ends the lease, because another replica gets the partition. */
    void lose() {
        lost = true;
        List.copyOf(untilLost).forEach(caller -> caller.complete(null));
    }
}
