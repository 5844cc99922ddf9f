package io.plumbline.pipeline;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** The lease of one assignment of one partition, and what is finished under it. */
final class PartitionLease implements Lease {

    /** How old the broker's last word may be. */
    static final Duration VALID = Duration.ofSeconds(2);

    private final FinishedOffsets offsets;
    private final LongSupplier nanoClock;
    private final Set<UniEmitter<? super Void>> unconfirmed = ConcurrentHashMap.newKeySet();
    private final Set<UniEmitter<? super Void>> untilLost = ConcurrentHashMap.newKeySet();
    private volatile long confirmedAt;
    private volatile boolean lost;

    /** The broker has just assigned it. */
    PartitionLease(FinishedOffsets offsets, LongSupplier nanoClock) {
        this.offsets = offsets;
        this.nanoClock = nanoClock;
        this.confirmedAt = nanoClock.getAsLong();
    }

    /** Only for the thread that the partition's records arrive on. */
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

    /** Says again after registering what may have been said just before. */
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

    /** The broker accepted, for something that was sent at this time of the clock, that the partition is this replica's. */
    void confirm(long sentAt) {
        confirmedAt = sentAt;
        if (isValid()) {
            List.copyOf(unconfirmed).forEach(caller -> caller.complete(null));
        }
    }

    /** From now on its records are another replica's. */
    void lose() {
        lost = true;
        List.copyOf(untilLost).forEach(caller -> caller.complete(null));
    }
}
