package io.plumbline.chat.call;

import io.plumbline.chat.ChatConfig;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * When the service is asked to stop, it begins no call any more, and waits for those that are under way: they have been paid for. By then it
 * has not been ready for {@code quarkus.shutdown.delay}, and its port is closed. Whatever waits for its turn stays unacknowledged, so that Kafka hands it to another replica or to the next start.
 * It comes before Kafka's channels are closed, which then send what the calls have brought.
 */
@Singleton
class CallDrain {

    private static final Logger LOG = Logger.getLogger(CallDrain.class);
    private static final long LOOK_AGAIN_MS = 20;

    private final ChatConfig config;
    private volatile ModelEndpoints endpoints;

    CallDrain(ChatConfig config) {
        this.config = config;
    }

    /** These are what is waited for; a service that calls no models has none. */
    void waitFor(ModelEndpoints called) {
        endpoints = called;
    }

    void stop(@Observes ShutdownEvent event) {
        if (endpoints != null) {
            endpoints.close();
            long end = System.nanoTime() + config.finishWithin().toNanos();
            while (endpoints.inFlight() > 0 && System.nanoTime() < end) {
                pause();
            }
            LOG.infof("stopping callsGivenUp=%d", endpoints.inFlight());
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
