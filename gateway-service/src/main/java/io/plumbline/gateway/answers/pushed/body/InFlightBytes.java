package io.plumbline.gateway.answers.pushed.body;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** How much of all requests may be held at a time; each takes its share before anything of it is read. */
public final class InFlightBytes {

    private final long most;
    private final AtomicLong held = new AtomicLong();

    /** Room for so many bytes. */
    public InFlightBytes(long most) {
        this.most = most;
    }

    /** Room for a request; empty where there is none. */
    public Optional<Share> share(long bytes) {
        if (held.addAndGet(bytes) > most) {
            held.addAndGet(-bytes);
            return Optional.empty();
        }
        return Optional.of(new Share(bytes));
    }

    /** The room of one request: held by the request and by what the broker may still have of it. */
    public final class Share {

        private final long bytes;
        private final AtomicInteger holders = new AtomicInteger(1);

        private Share(long bytes) {
            this.bytes = bytes;
        }

        /** One more needs it. */
        public void hold() {
            holders.incrementAndGet();
        }

        /** One needs it no more; the last one frees it. */
        public void release() {
            if (holders.decrementAndGet() == 0) {
                held.addAndGet(-bytes);
            }
        }
    }
}
