package io.plumbline.gateway.answers.pushed.body;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Bounds the bytes of all requests that are held at a time. Each request reserves its bytes before its body is read. */
public final class InFlightBytes {

    private final long most;
    private final AtomicLong held = new AtomicLong();

    public InFlightBytes(long most) {
        this.most = most;
    }

    /** Reserves bytes for a request; empty if too few are free. */
    public Optional<Reservation> reserve(long bytes) {
        if (held.addAndGet(bytes) > most) {
            held.addAndGet(-bytes);
            return Optional.empty();
        }
        return Optional.of(new Reservation(bytes));
    }

    /** The bytes of one request, held by the request itself and by each of its batches that the broker has not acknowledged. */
    public final class Reservation {

        private final long bytes;
        private final AtomicInteger holders = new AtomicInteger(1);

        private Reservation(long bytes) {
            this.bytes = bytes;
        }

        /** Adds a holder. */
        public void hold() {
            holders.incrementAndGet();
        }

        /** Removes a holder; the last one frees the bytes. */
        public void release() {
            if (holders.decrementAndGet() == 0) {
                held.addAndGet(-bytes);
            }
        }
    }
}
