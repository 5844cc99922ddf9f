package io.plumbline.chat.call;

import io.plumbline.chat.Caller;
import io.plumbline.chat.ChatApi;
import io.plumbline.chat.ChatConfig;
import io.plumbline.chat.ChatRequest;
import io.plumbline.chat.ChatResult;
import io.plumbline.chat.ChatResult.Failure;
import io.plumbline.chat.ChatResult.Failure.Kind;
import io.plumbline.chat.address.EndpointAddresses;
import io.plumbline.chat.http.Credentials;
import io.plumbline.chat.http.HttpSender;
import io.plumbline.chat.http.RequestHead;
import io.plumbline.chat.limits.EndpointGate;
import io.plumbline.chat.limits.RetryPolicy;
import io.plumbline.chat.limits.CallClock;
import io.plumbline.chat.meters.CallObserver;
import io.plumbline.chat.meters.ChatMeters;
import io.plumbline.chat.protocol.RequestBody;
import io.plumbline.events.target.Target;
import io.plumbline.pipeline.Lease;
import io.plumbline.pipeline.WorkShare;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/** Calls OpenAI-compatible endpoints over HTTP. */
@Singleton
class HttpChatApi implements ChatApi {

    private final Credentials credentials;
    private final HttpSender sender;
    private final ModelEndpoints endpoints;
    private final CallRules rules;
    private final ChatMeters meters;

    @Inject
    HttpChatApi(
            Vertx vertx,
            ChatConfig config,
            ChatMeters meters,
            EndpointAddresses addresses,
            Credentials credentials,
            WorkShare share,
            CallDrain drain) {
        this(vertx, config, meters, addresses, credentials, share::ofThisReplica);
        drain.waitFor(endpoints);
    }

    HttpChatApi(
            Vertx vertx,
            ChatConfig config,
            ChatMeters meters,
            EndpointAddresses addresses,
            Credentials credentials,
            DoubleSupplier share) {
        CallClock clock = new VertxClock(vertx);
        this.credentials = credentials;
        this.sender = new HttpSender(vertx, addresses, config.maxReplyBytes());
        this.endpoints = new ModelEndpoints(config, share, clock);
        this.rules = new CallRules(
                new RetryPolicy(config.maxRetries(), config.firstPause(), config.longestPause()),
                config.totalTime(),
                clock);
        this.meters = meters;
    }

    @Override
    public Uni<ChatResult> complete(Target target, ChatRequest request, Caller caller) {
        EndpointGate gate = endpoints.gate(target);
        CallObserver observer = meters.observe(caller, target, gate);
        if (target.credential().isEmpty() && !RequestHead.hasPlaceholder(target)) {
            return call(target, request, Optional.empty(), gate, observer, Lease.of(caller.trace()));
        }
        String name = target.credential().orElse("");
        return credentials
                .find(name)
                .chain(key -> key.isPresent()
                        ? call(target, request, key, gate, observer, Lease.of(caller.trace()))
                        : refused(credentials.missing(name), observer));
    }

    private Uni<ChatResult> call(
            Target target,
            ChatRequest request,
            Optional<String> key,
            EndpointGate gate,
            CallObserver observer,
            Lease lease) {
        try {
            HttpSender.Prepared prepared = sender.prepare(target, request, key);
            long tokens = RequestBody.tokens(request);
            return new ModelCall(
                            prepared,
                            new CallSlot(endpoints.limit(target), gate, rules.clock(), tokens),
                            endpoints.model(target),
                            observer,
                            rules,
                            lease)
                    .make();
        } catch (IllegalArgumentException unusable) {
            return refused(
                    new Failure(Kind.HTTP_4XX, "the target's address, query or headers cannot be sent", 0), observer);
        }
    }

    private static Uni<ChatResult> refused(Failure failure, CallObserver observer) {
        observer.refused(failure);
        return Uni.createFrom().item(failure);
    }
}
