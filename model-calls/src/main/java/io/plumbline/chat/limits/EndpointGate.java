package io.plumbline.chat.limits;

import io.plumbline.chat.ChatResult.Failure.Kind;
import io.plumbline.chat.caps.CallClock;
import io.plumbline.chat.caps.RateCaps;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The gates of all models at one endpoint with one credential, and what these models share: the most calls at once, the rate limits
 * of the settings, and the sign that the endpoint itself is down. Models take turns. Several samplers that learn their limits so
 * reach equal shares without messages between them (docs/adr/0004).
 */
public final class EndpointGate {

    static final Duration SWEEP = Duration.ofSeconds(1);

    /** More models than that are forgotten while they are idle. */
    private static final int MOST_MODELS = 1_000;

    private final GateSettings settings;
    private final RateCaps caps;
    private final CallClock clock;
    private final EndpointTrouble trouble = new EndpointTrouble();
    private final CallerAnswers callers = new CallerAnswers();
    private final Map<String, ModelGate> models = new LinkedHashMap<>();
    private final Set<ModelGate> waiting = new LinkedHashSet<>();
    private long nextLook = Long.MAX_VALUE;
    private int out;
    private boolean closed;

    public EndpointGate(GateSettings settings, RateCaps caps, CallClock clock) {
        this.settings = settings;
        this.caps = caps;
        this.clock = clock;
    }

    public synchronized ModelGate of(String modelName) {
        long now = clock.nanos();
        if (models.size() > MOST_MODELS) {
            models.values().removeIf(model -> model.isIdle(now));
        }
        return models.computeIfAbsent(modelName, first -> new ModelGate(this, settings, clock));
    }

    /** Stops admissions. Waiting calls get no answer any more, because their callers are about to end. */
    public synchronized void close() {
        models.values().forEach(ModelGate::clear);
        waiting.clear();
        closed = true;
    }

    /** The calls of all models that are out. */
    public synchronized int inFlight() {
        return out;
    }

    /** Whether all models are idle. */
    public synchronized boolean isIdle() {
        long now = clock.nanos();
        return models.values().stream().allMatch(model -> model.isIdle(now));
    }

    void queue(ModelGate model, Runnable change) {
        synchronized (this) {
            if (closed) {
                return;
            }
            change.run();
            waiting.add(model);
        }
        look();
    }

    void change(Runnable change) {
        synchronized (this) {
            change.run();
        }
        look();
    }

    synchronized <T> T read(Supplier<T> state) {
        return state.get();
    }

    void sent() {
        out++;
    }

    void ended() {
        out--;
    }

    void answered() {
        trouble.answered();
    }

    void failed(Kind kind, ModelGate model) {
        trouble.failed(kind, model);
    }

    boolean isDown() {
        return trouble.isDown();
    }

    boolean everWorked() {
        return trouble.everWorked();
    }

    Duration take(long tokens) {
        return caps.take(tokens);
    }

    void settle(long reserved, long spent) {
        caps.settle(reserved, spent);
    }

    /**
     * Whether the endpoint bears one more call of a model. Calls that are probably lost do not count. A model with less than its
     * part always has room, so that calls of other models that hang cannot keep it out.
     */
    boolean hasRoom(ModelGate model, long now) {
        int most = settings.maxConcurrency();
        return out < most
                || model.calls() < Math.max(1, most / Math.max(1, busy()))
                || out
                                - Math.min(
                                        most,
                                        models.values().stream()
                                                .mapToLong(each -> each.overdue(now))
                                                .sum())
                        < most;
    }

    private int busy() {
        return (int) models.values().stream()
                .filter(model -> model.isWaiting() || model.calls() > 0)
                .count();
    }

    /** Admits as many calls as it can. Callers are answered outside of the lock, because they may call again at once. */
    private void look() {
        List<Runnable> answers = new ArrayList<>();
        synchronized (this) {
            long now = clock.nanos();
            waiting.forEach(model -> model.refuse(now, answers));
            Duration wait = letIn(now, answers);
            waiting.removeIf(model -> !model.isWaiting());
            if (!waiting.isEmpty()) {
                lookAgain(now, wait.compareTo(SWEEP) < 0 ? wait : SWEEP);
            }
        }
        callers.run(answers);
    }

    /** Lets the models' calls in by turns; the time until the next admission, as far as the clock decides it. */
    private Duration letIn(long now, List<Runnable> answers) {
        List<ModelGate> turns = new ArrayList<>(waiting);
        Duration wait = SWEEP;
        while (!turns.isEmpty()) {
            List<ModelGate> admitted = new ArrayList<>();
            for (ModelGate model : turns) {
                Duration until = model.admit(now, answers);
                if (until.isZero()) {
                    admitted.add(model);
                } else {
                    wait = until.compareTo(wait) < 0 ? until : wait;
                }
            }
            waiting.removeAll(Set.copyOf(admitted));
            waiting.addAll(admitted);
            turns = admitted;
        }
        return wait;
    }

    private void lookAgain(long now, Duration wait) {
        long moment = now + Math.max(wait.toNanos(), TimeUnit.MILLISECONDS.toNanos(1));
        if (moment < nextLook) {
            nextLook = moment;
            clock.after(Duration.ofNanos(moment - now), () -> {
                synchronized (this) {
                    nextLook = nextLook == moment ? Long.MAX_VALUE : nextLook;
                }
                look();
            });
        }
    }
}
