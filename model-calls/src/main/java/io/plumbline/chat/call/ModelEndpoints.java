package io.plumbline.chat.call;

import io.plumbline.chat.ChatConfig;
import io.plumbline.chat.limits.EndpointGate;
import io.plumbline.chat.limits.GateSettings;
import io.plumbline.chat.limits.ModelLimit;
import io.plumbline.chat.limits.AdaptiveTimeout;
import io.plumbline.chat.limits.RateCaps;
import io.plumbline.chat.limits.CallClock;
import io.plumbline.events.target.CallLimits;
import io.plumbline.events.target.Target;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleSupplier;

/** The endpoints that have been called: a gate for each credential, and what is known of each model and allowed to it. */
final class ModelEndpoints {

    private final ChatConfig config;
    private final DoubleSupplier share;
    private final CallClock clock;
    private final Map<String, EndpointGate> gates = new ConcurrentHashMap<>();
    private final Map<String, ModelTraits> models = new ConcurrentHashMap<>();
    private final Map<String, ModelLimit> limits = new ConcurrentHashMap<>();

    private volatile boolean closed;

    ModelEndpoints(ChatConfig config, DoubleSupplier share, CallClock clock) {
        this.config = config;
        this.share = share;
        this.clock = clock;
    }

    EndpointGate gate(Target target) {
        EndpointGate gate = gates.computeIfAbsent(account(target), first -> gate(target.endpoint()));
        if (closed) {
            gate.close();
        }
        return gate;
    }

    /** From now on no call is let in. */
    void close() {
        closed = true;
        gates.values().forEach(EndpointGate::close);
    }

    /** Calls that are under way. */
    int inFlight() {
        return gates.values().stream().mapToInt(EndpointGate::inFlight).sum();
    }

    ModelTraits model(Target target) {
        return models.computeIfAbsent(
                account(target) + " " + target.modelName(),
                first -> new ModelTraits(new AdaptiveTimeout(config.shortestTimeout(), config.timeout())));
    }

    /** Where calls wait for what the model's registration allows; empty where it says nothing. */
    Optional<ModelLimit> limit(Target target) {
        return target.limits()
                .map(allowed -> limits.computeIfAbsent(
                        account(target) + " " + target.modelName() + " " + allowed, first -> limit(allowed)));
    }

    private ModelLimit limit(CallLimits allowed) {
        return new ModelLimit(
                new RateCaps(
                        allowed.requestsPerMinute().stream()
                                .mapToLong(Long::longValue)
                                .findFirst(),
                        allowed.tokensPerMinute().stream()
                                .mapToLong(Long::longValue)
                                .findFirst(),
                        share,
                        clock),
                clock);
    }

    private static String account(Target target) {
        return target.endpoint() + " " + target.credential().orElse("");
    }

    private EndpointGate gate(URI endpoint) {
        GateSettings settings = new GateSettings(
                endpoint.getScheme() + "://" + endpoint.getHost()
                        + (endpoint.getPort() < 0 ? "" : ":" + endpoint.getPort()),
                config.maxConcurrency(),
                config.totalTime(),
                config.outage(),
                config.quotaPause());
        Optional<ChatConfig.Cap> cap = Optional.ofNullable(config.caps().get(endpoint.getHost()));
        RateCaps caps = new RateCaps(
                cap.map(ChatConfig.Cap::requestsPerMinute).orElse(OptionalLong.empty()),
                cap.map(ChatConfig.Cap::tokensPerMinute).orElse(OptionalLong.empty()),
                share,
                clock);
        return new EndpointGate(settings, caps, clock);
    }
}
