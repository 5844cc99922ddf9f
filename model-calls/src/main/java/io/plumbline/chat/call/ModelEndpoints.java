package io.plumbline.chat.call;

import io.plumbline.chat.ChatConfig;
import io.plumbline.chat.address.EndpointAddresses;
import io.plumbline.chat.call.ModelEndpoint.SharedLimits;
import io.plumbline.chat.caps.RateCaps;
import io.plumbline.chat.http.Credentials;
import io.plumbline.chat.http.HttpSender;
import io.plumbline.chat.http.TargetSender;
import io.plumbline.chat.limits.AdaptiveTimeout;
import io.plumbline.chat.limits.EndpointGate;
import io.plumbline.chat.limits.GateSettings;
import io.plumbline.chat.limits.ModelLimit;
import io.plumbline.chat.limits.RetryPolicy;
import io.plumbline.chat.meters.ChatMeters;
import io.plumbline.chat.protocol.ChatProtocols;
import io.plumbline.events.target.BodyFields;
import io.plumbline.events.target.CallLimits;
import io.plumbline.events.target.Target;
import io.plumbline.pipeline.WorkShare;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.DoubleSupplier;

/** The targets that this service has called, and the gates, limits and traits that they share. */
@Singleton
class ModelEndpoints {

    private final ChatConfig config;
    private final ChatMeters meters;
    private final Credentials credentials;
    private final ChatProtocols protocols;
    private final DoubleSupplier share;
    private final HttpSender sender;
    private final CallRules rules;
    private final LatestUsed<Target, ModelEndpoint> endpoints = new LatestUsed<>(endpoint -> true);
    private final LatestUsed<String, EndpointGate> gates = new LatestUsed<>(EndpointGate::isIdle);
    private final LatestUsed<String, ModelTraits> traits = new LatestUsed<>(known -> true);
    private final LatestUsed<String, ModelLimit> limits = new LatestUsed<>(ModelLimit::isIdle);

    private final SeenReplies replies = new SeenReplies();
    private final CacheSalts salts = new CacheSalts();

    private volatile boolean closed;

    @Inject
    ModelEndpoints(
            Vertx vertx,
            ChatConfig config,
            ChatMeters meters,
            EndpointAddresses addresses,
            Credentials credentials,
            ChatProtocols protocols,
            WorkShare share) {
        this(vertx, config, meters, addresses, credentials, protocols, share::ofThisReplica);
    }

    ModelEndpoints(
            Vertx vertx,
            ChatConfig config,
            ChatMeters meters,
            EndpointAddresses addresses,
            Credentials credentials,
            ChatProtocols protocols,
            DoubleSupplier share) {
        this.config = config;
        this.meters = meters;
        this.credentials = credentials;
        this.protocols = protocols;
        this.share = share;
        this.sender = new HttpSender(vertx, addresses, config.maxReplyBytes());
        this.rules = new CallRules(
                new RetryPolicy(config.maxRetries(), config.firstPause(), config.longestPause()),
                config.totalTime(),
                new VertxClock(vertx));
    }

    ModelEndpoint of(Target target) {
        return endpoints.get(target, this::open);
    }

    /** The targets that were called of late. */
    List<ModelEndpoint> all() {
        return endpoints.all();
    }

    /** Stops all calls that have not gone out yet; later calls wait in vain. */
    void close() {
        closed = true;
        gates.all().forEach(EndpointGate::close);
    }

    /** The number of calls that are out. */
    int inFlight() {
        return gates.all().stream().mapToInt(EndpointGate::inFlight).sum();
    }

    private ModelEndpoint open(Target target) {
        TargetSender targetSender = sender.to(target, protocols.of(target.endpoint()));
        return new ModelEndpoint(
                target,
                new SharedLimits(gate(target).of(target.modelName()), limit(target), traits(target), replies, salts),
                targetSender,
                credentials,
                meters.of(target, targetSender.url()),
                rules);
    }

    private EndpointGate gate(Target target) {
        EndpointGate gate = gates.get(account(target), first -> gate(target.endpoint()));
        if (closed) {
            gate.close();
        }
        return gate;
    }

    /** Which fields a model takes can depend on the body fields: some models take a temperature only if they do not think. */
    private ModelTraits traits(Target target) {
        return traits.get(
                account(target) + " " + target.modelName() + " "
                        + target.body().map(BodyFields::json).orElse(""),
                first -> new ModelTraits(
                        new AdaptiveTimeout(config.shortestTimeout(), config.timeout(), config.longestTimeout()),
                        rules.clock()));
    }

    private Optional<ModelLimit> limit(Target target) {
        return target.limits()
                .map(allowed -> limits.get(
                        account(target) + " " + target.modelName() + " " + allowed, first -> limit(allowed)));
    }

    private ModelLimit limit(CallLimits allowed) {
        return new ModelLimit(
                caps(optional(allowed.requestsPerMinute()), optional(allowed.tokensPerMinute())), rules.clock());
    }

    private static OptionalLong optional(Optional<Long> number) {
        return number.map(OptionalLong::of).orElse(OptionalLong.empty());
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
        RateCaps caps = caps(
                cap.map(ChatConfig.Cap::requestsPerMinute).orElse(OptionalLong.empty()),
                cap.map(ChatConfig.Cap::tokensPerMinute).orElse(OptionalLong.empty()));
        return new EndpointGate(settings, caps, rules.clock());
    }

    private RateCaps caps(OptionalLong requestsPerMinute, OptionalLong tokensPerMinute) {
        return new RateCaps(requestsPerMinute, tokensPerMinute, share, rules.clock());
    }
}
