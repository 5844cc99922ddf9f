package io.plumbline.chat.call;

import io.plumbline.chat.ChatConfig;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * At shutdown, stops new calls and waits for those that are out, because they have been paid for. By then the service has not
 * been ready for {@code quarkus.shutdown.delay}, and its port is closed. Prompts that still wait stay unacknowledged, so that
 * Kafka gives them to another replica or to the next start. This bean stops before Kafka's channels, which then send the results
 * of the last calls.
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

    /** Names the calls to wait for. A service that calls no models never calls this. */
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
