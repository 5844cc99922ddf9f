package io.plumbline.gateway.access;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.plumbline.problem.Problem;
import io.plumbline.problem.ProblemException;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.container.ResourceInfo;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Holds each caller to so many requests a minute; each replica of the gateway counts for itself. */
public class RateLimit {

    /** Far more than there are keys; more names than this would be an attack on the memory. */
    private static final int MOST_CALLERS = 10_000;

    private final CurrentCaller caller;
    private final int usual;
    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

    /**
     * @param usual requests that one key may send in a minute to one replica, 1 or more; further ones are answered with 429. A key
     *     may have a limit of its own.
     */
    RateLimit(
            CurrentCaller caller,
            @ConfigProperty(name = "plumbline.access.requests-per-minute", defaultValue = "6000") int usual) {
        if (usual < 1) {
            throw new IllegalArgumentException("plumbline.access.requests-per-minute must be 1 or more, not " + usual);
        }
        this.caller = caller;
        this.usual = usual;
    }

    /** Runs after the caller has shown who he is. */
    @ServerRequestFilter
    public void count(ResourceInfo resource) {
        if (isOpenToAll(resource) || caller.isAnonymous()) {
            return;
        }
        if (buckets.size() > MOST_CALLERS) {
            buckets.clear();
        }
        int perMinute = caller.requestsPerMinute().orElse(usual);
        ConsumptionProbe probe = buckets.computeIfAbsent(
                        caller.actor().id() + " " + perMinute, first -> bucket(perMinute))
                .tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            long seconds = Duration.ofNanos(probe.getNanosToWaitForRefill()).toSeconds() + 1;
            throw new ProblemException(
                    Problem.tooMany("more than " + perMinute + " requests a minute"),
                    Map.of("Retry-After", Long.toString(seconds)));
        }
    }

    /** Nobody has to show who he is there, so that nobody has been asked. */
    public static boolean isOpenToAll(ResourceInfo resource) {
        return resource.getResourceMethod().isAnnotationPresent(PermitAll.class);
    }

    private static Bucket bucket(int perMinute) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1)))
                .build();
    }
}
