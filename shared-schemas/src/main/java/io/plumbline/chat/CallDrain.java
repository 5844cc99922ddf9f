package io.plumbline.chat;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/**
 * When the service is asked to stop, it is no longer ready, begins no call any more, and waits for those that are under way: they have
 * been paid for. Whatever waits for its turn stays unacknowledged, so that Kafka hands it to another replica or to the next start.
 * It comes before Kafka's channels are closed, which then send what the calls have brought.
 */
@Readiness
@Singleton
class CallDrain implements HealthCheck {

    private static final Logger LOG = Logger.getLogger(CallDrain.class);
    private static final long LOOK_AGAIN_MS = 20;

    private final ChatConfig config;
    private volatile Endpoints endpoints;
    private volatile boolean stopping;

    CallDrain(ChatConfig config) {
        this.config = config;
    }

    /** These are what is waited for; a service that calls no models has none. */
    void waitFor(Endpoints called) {
        endpoints = called;
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
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

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("Not stopping").status(!stopping).build();
    }
}
