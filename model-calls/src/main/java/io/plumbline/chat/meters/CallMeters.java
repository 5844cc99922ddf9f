package io.plumbline.chat.meters;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.plumbline.chat.Caller;
import io.plumbline.chat.ChatResult.Failure.Kind;
import io.plumbline.chat.limits.CircuitState;
import io.plumbline.chat.limits.ModelGate;
import io.plumbline.chat.reply.Attempt;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The meters of one caller. All counters exist from its first call on, at 0, so that a rate of 0 differs from a missing series.
 */
final class CallMeters {

    /** Failures after which the provider may charge for an answer that never arrived. */
    private static final Set<Kind> MAYBE_PAID =
            EnumSet.of(Kind.TIMEOUT, Kind.CONNECTION_LOST, Kind.BAD_RESPONSE, Kind.NO_MESSAGE, Kind.UNFINISHED);

    private final Counter answered;
    private final Counter unanswered;
    private final Map<Kind, Counter> errors = new EnumMap<>(Kind.class);
    private final Map<Kind, Counter> retries = new EnumMap<>(Kind.class);
    private final Map<Kind, Counter> paidAgain = new EnumMap<>(Kind.class);
    private final Counter inputTokens;
    private final Counter outputTokens;
    private final Counter dollars;
    private final AtomicInteger inFlight = new AtomicInteger();
    private volatile Instant lastSuccess = Instant.EPOCH;
    private volatile ModelGate gate;

    CallMeters(MeterRegistry registry, Caller caller) {
        String prefix = caller.role().meterPrefix();
        Tags own = Tags.of(caller.role().labelName(), caller.label());
        answered = registry.counter(prefix + "calls", own.and("outcome", "answered"));
        unanswered = registry.counter(prefix + "calls", own.and("outcome", "failed"));
        for (Kind kind : Kind.values()) {
            Tags reason = own.and("reason", kind.label());
            errors.put(kind, registry.counter(prefix + "errors", reason));
            retries.put(kind, registry.counter(prefix + "retries", reason));
        }
        gauges(registry, caller.role(), own);
        Tags account = Tags.of("model", caller.label(), "role", caller.role().label());
        MAYBE_PAID.forEach(kind ->
                paidAgain.put(kind, registry.counter("plumbline.paid.again", account.and("reason", kind.label()))));
        inputTokens = registry.counter("plumbline.tokens", account.and("type", "input"));
        outputTokens = registry.counter("plumbline.tokens", account.and("type", "output"));
        dollars = registry.counter("plumbline.cost.usd", account);
    }

    /** Sets the gate that the gauges show: that of the latest call. A model that moves to another endpoint keeps its series. */
    void watch(ModelGate latest) {
        gate = latest;
    }

    void sent() {
        inFlight.incrementAndGet();
    }

    void returned(Attempt attempt, double cost) {
        inFlight.decrementAndGet();
        inputTokens.increment((double) attempt.usage().promptTokens());
        outputTokens.increment((double) attempt.usage().completionTokens());
        dollars.increment(cost);
        if (attempt.kind().isPresent()) {
            unanswered.increment();
            failed(attempt.kind().get());
            return;
        }
        answered.increment();
        lastSuccess = Instant.now();
    }

    void givenUp() {
        inFlight.decrementAndGet();
    }

    void failed(Kind kind) {
        errors.get(kind).increment();
    }

    void retried(Kind reason) {
        retries.get(reason).increment();
        if (MAYBE_PAID.contains(reason)) {
            paidAgain.get(reason).increment();
        }
    }

    /** The name of the gauge of a model's circuit. */
    static String circuitState(Caller.Role role) {
        return role.meterPrefix() + "circuit.state";
    }

    private void gauges(MeterRegistry registry, Caller.Role role, Tags own) {
        String prefix = role.meterPrefix();
        Gauge.builder(prefix + "calls.in.flight", inFlight, AtomicInteger::get)
                .tags(own)
                .strongReference(true)
                .register(registry);
        Gauge.builder(prefix + "concurrency.limit", this, meters -> meters.gate.limit())
                .tags(own)
                .register(registry);
        Gauge.builder(prefix + "last.success.timestamp", this, meters -> meters.lastSuccess.toEpochMilli() / 1000.0)
                .tags(own)
                .baseUnit("seconds")
                .register(registry);
        for (CircuitState state : CircuitState.values()) {
            Gauge.builder(circuitState(role), this, meters -> meters.gate.circuit() == state ? 1 : 0)
                    .tags(own.and("state", state.label()))
                    .register(registry);
        }
    }
}
