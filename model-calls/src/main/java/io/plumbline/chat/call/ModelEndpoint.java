package io.plumbline.chat.call;

import io.plumbline.chat.Caller;
import io.plumbline.chat.ChatRequest;
import io.plumbline.chat.ChatResult;
import io.plumbline.chat.ChatResult.Failure;
import io.plumbline.chat.ChatResult.Failure.Kind;
import io.plumbline.chat.call.ModelTraits.LearntDialect;
import io.plumbline.chat.delays.CallDelay;
import io.plumbline.chat.http.Credentials;
import io.plumbline.chat.http.RequestHead;
import io.plumbline.chat.http.TargetSender;
import io.plumbline.chat.limits.ModelGate;
import io.plumbline.chat.limits.ModelLimit;
import io.plumbline.chat.meters.CallObserver;
import io.plumbline.chat.meters.TargetMeters;
import io.plumbline.chat.reply.TokenEstimate;
import io.plumbline.events.EndpointCondition.Cause;
import io.plumbline.events.target.Target;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Optional;

/**
 * One target with all that its calls share. Targets with the same endpoint, credential and model name share the gate, and with the
 * same body fields also what their replies have taught.
 */
final class ModelEndpoint {

    private static final Failure NOT_SENDABLE =
            new Failure(Kind.HTTP_4XX, "the target's address, query or headers cannot be sent", 0);

    private final Target target;
    private final SharedLimits limits;
    private final TargetSender sender;
    private final Credentials credentials;
    private final TargetMeters meters;
    private final CallRules rules;
    private final boolean needsKey;

    /**
     * What keeps calls back, and what calls have taught.
     *
     * @param gate the model's gate at the endpoint
     * @param ownLimit the limit from the model's registration, if it has one
     * @param traits of the model at this endpoint
     * @param replies the latest replies of all models
     * @param salts for servers that keep what they have computed
     */
    record SharedLimits(
            ModelGate gate, Optional<ModelLimit> ownLimit, ModelTraits traits, SeenReplies replies, CacheSalts salts) {}

    ModelEndpoint(
            Target target,
            SharedLimits limits,
            TargetSender sender,
            Credentials credentials,
            TargetMeters meters,
            CallRules rules) {
        this.target = target;
        this.limits = limits;
        this.sender = sender;
        this.credentials = credentials;
        this.meters = meters;
        this.rules = rules;
        this.needsKey = target.credential().isPresent() || RequestHead.hasPlaceholder(target);
    }

    /** Calls the model. The key is read for each call, because mounted secrets change while the service runs. */
    Uni<ChatResult> call(ChatRequest request, Caller caller) {
        CallObserver observer = meters.observe(caller, limits.gate());
        CallClaim claim = CallClaim.of(caller.trace());
        if (!needsKey) {
            return call(request, Optional.empty(), observer, claim);
        }
        String name = target.credential().orElse("");
        return credentials
                .find(name)
                .chain(key -> key.isPresent()
                        ? call(request, key, observer, claim)
                        : refused(credentials.missing(name), observer));
    }

    /** What holds up the calls that are under way or were of late; empty if nothing does, or if there are none. */
    Optional<CallDelay> delay() {
        ModelGate gate = limits.gate();
        return limits.traits().isCalled()
                ? gate.delay()
                        .map(this::causedByTimeouts)
                        .or(() -> limits.traits().timeouts().delay(gate.limit()))
                : Optional.empty();
    }

    /** An open circuit after timeouts says of a slow model that it fails; the wait for its replies still grows. */
    private CallDelay causedByTimeouts(CallDelay atGate) {
        return atGate.cause() == Cause.FAILURES
                ? limits.traits()
                        .timeouts()
                        .delay(atGate.callsAtOnce())
                        .map(slow -> atGate.by(slow.cause()))
                        .orElse(atGate)
                : atGate;
    }

    /** What the model refuses; empty if it takes usual requests, or if no calls are under way or were of late. */
    Optional<LearntDialect> dialect() {
        return limits.traits().isCalled() ? limits.traits().learnt() : Optional.empty();
    }

    /** Most calls that go out at once for now. */
    int callsAtOnce() {
        return limits.gate().limit();
    }

    /** Longest wait for a reply of the next call. */
    Duration replyWait() {
        Duration wait = limits.traits().timeout().next(0).longest();
        return wait.compareTo(rules.totalTime()) < 0 ? wait : rules.totalTime();
    }

    Target target() {
        return target;
    }

    private Uni<ChatResult> call(ChatRequest request, Optional<String> key, CallObserver observer, CallClaim claim) {
        String account = target.endpoint() + " " + target.credential().orElse("");
        return Uni.createFrom()
                .deferred(() -> limits.salts().salted(account, request, sender.listing(key)))
                .onFailure()
                .recoverWithItem(request)
                .chain(salted -> send(salted, key, observer, claim));
    }

    private Uni<ChatResult> send(ChatRequest request, Optional<String> key, CallObserver observer, CallClaim claim) {
        TargetSender.Prepared prepared;
        try {
            prepared = sender.prepare(request, key);
        } catch (IllegalArgumentException unusable) {
            return refused(NOT_SENDABLE, observer);
        }
        CallSlot slot = new CallSlot(
                limits.ownLimit(),
                limits.gate(),
                rules.clock(),
                TokenEstimate.of(request, target).most());
        return limits.traits()
                .counted(new ModelCall(checked(prepared, request), slot, limits.traits(), observer, rules, claim)
                        .make());
    }

    /** The request with a check of its replies for repetitions. */
    private TargetSender.Prepared checked(TargetSender.Prepared prepared, ChatRequest request) {
        String model = target.endpoint() + " " + target.modelName();
        return (dialect, deadline, attempts) -> prepared.send(dialect, deadline, attempts)
                .map(attempt -> limits.replies().check(model, request.draw().map(ChatRequest.Draw::id), attempt));
    }

    private static Uni<ChatResult> refused(Failure failure, CallObserver observer) {
        observer.refused(failure);
        return Uni.createFrom().item(failure);
    }
}
