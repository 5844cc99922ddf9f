package io.plumbline.gateway.access.ratelimit;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.plumbline.gateway.access.AccessConfig;
import io.plumbline.gateway.access.CurrentCaller;
import io.plumbline.problem.Problem;
import io.plumbline.problem.ProblemException;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.container.ResourceInfo;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Limits the requests of each caller per minute. Each replica of the gateway counts separately. */
public class RateLimit {

    /** Far more than there are keys; the bound protects the memory from an attack with ever new names. */
    private static final int MOST_CALLERS = 10_000;

    private final CurrentCaller caller;
    private final int usual;
    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

    RateLimit(CurrentCaller caller, AccessConfig config) {
        this.caller = caller;
        this.usual = config.requestsPerMinute();
        if (usual < 1) {
            throw new IllegalArgumentException("plumbline.access.requests-per-minute must be 1 or more, not " + usual);
        }
    }

    /** Runs after authentication. */
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
                    Problem.tooMany("this caller is allowed " + perMinute
                            + " requests a minute; send the request again in " + seconds + " s"),
                    Map.of("Retry-After", Long.toString(seconds)));
        }
    }

    /** Whether the resource needs no authentication. Its caller has no identity then. */
    public static boolean isOpenToAll(ResourceInfo resource) {
        return resource.getResourceMethod().isAnnotationPresent(PermitAll.class);
    }

    private static Bucket bucket(int perMinute) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1)))
                .build();
    }
}
