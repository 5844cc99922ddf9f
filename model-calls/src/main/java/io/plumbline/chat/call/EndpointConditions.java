package io.plumbline.chat.call;

import io.plumbline.chat.delays.CallDelay;
import io.plumbline.events.EndpointCondition;
import io.plumbline.events.target.Target;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** What holds up the calls of this process at present. */
@Singleton
public class EndpointConditions {

    private final ModelEndpoints endpoints;
    private final String replica = UUID.randomUUID().toString();

    EndpointConditions(ModelEndpoints endpoints) {
        this.endpoints = endpoints;
    }

    /** One condition for each model with delayed calls; targets that differ in their limits alone share it. */
    public Collection<EndpointCondition> present() {
        Map<String, EndpointCondition> byKey = new LinkedHashMap<>();
        endpoints.all().forEach(endpoint -> endpoint.delay()
                .map(delay -> condition(endpoint, delay))
                .ifPresent(condition -> byKey.putIfAbsent(condition.key(), condition)));
        return byKey.values();
    }

    private EndpointCondition condition(ModelEndpoint endpoint, CallDelay delay) {
        Target target = endpoint.target();
        Instant now = Instant.now();
        long nanos = System.nanoTime();
        return new EndpointCondition(
                UUID.randomUUID().toString(),
                replica,
                target.endpoint(),
                target.modelName(),
                delay.cause(),
                delay.detail(),
                delay.callsAtOnce(),
                endpoint.replyWait(),
                now.plusNanos(delay.sinceNanos() - nanos),
                delay.untilNanos().stream()
                        .mapToObj(end -> now.plusNanos(end - nanos))
                        .findFirst(),
                now);
    }
}
