package io.plumbline.chat.call;

import io.plumbline.chat.call.ModelTraits.LearntDialect;
import io.plumbline.chat.delays.CallDelay;
import io.plumbline.events.EndpointCondition;
import io.plumbline.events.EndpointCondition.Cause;
import io.plumbline.events.target.Target;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Stream;

/** What holds up the calls of this process at present, and what refusals have taught it. */
@Singleton
public class EndpointConditions {

    private final ModelEndpoints endpoints;
    private final String replica = UUID.randomUUID().toString();

    EndpointConditions(ModelEndpoints endpoints) {
        this.endpoints = endpoints;
    }

    /**
     * At most one condition for each model with delayed calls, and one for each that has taught a dialect; targets that differ in
     * their limits alone share it.
     */
    public Collection<EndpointCondition> present() {
        Map<String, EndpointCondition> byKey = new LinkedHashMap<>();
        endpoints.all().stream()
                .flatMap(endpoint -> Stream.concat(
                        endpoint.delay().map(delay -> delayed(endpoint, delay)).stream(),
                        endpoint.dialect().map(learnt -> taught(endpoint, learnt)).stream()))
                .forEach(condition -> byKey.putIfAbsent(condition.key(), condition));
        return byKey.values();
    }

    private EndpointCondition delayed(ModelEndpoint endpoint, CallDelay delay) {
        return condition(
                endpoint, delay.cause(), delay.detail(), delay.callsAtOnce(), delay.sinceNanos(), delay.untilNanos());
    }

    private EndpointCondition taught(ModelEndpoint endpoint, LearntDialect learnt) {
        return condition(
                endpoint,
                Cause.DIALECT,
                learnt.dialect().words(),
                endpoint.callsAtOnce(),
                learnt.sinceNanos(),
                OptionalLong.empty());
    }

    private EndpointCondition condition(
            ModelEndpoint endpoint, Cause cause, String detail, int callsAtOnce, long since, OptionalLong until) {
        Target target = endpoint.target();
        Instant now = Instant.now();
        long nanos = System.nanoTime();
        return new EndpointCondition(
                UUID.randomUUID().toString(),
                replica,
                target.endpoint(),
                target.modelName(),
                cause,
                detail,
                callsAtOnce,
                endpoint.replyWait(),
                now.plusNanos(since - nanos),
                until.stream().mapToObj(end -> now.plusNanos(end - nanos)).findFirst(),
                now);
    }
}
