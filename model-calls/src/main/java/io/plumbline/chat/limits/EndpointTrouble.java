package io.plumbline.chat.limits;

import io.plumbline.chat.ChatResult.Failure.Kind;
import java.util.HashSet;
import java.util.Set;

/**
 * Tells an endpoint that is down from a model that is sick. The endpoint seems to be down if no connection comes about, or if
 * several models fail and none is answered. A single answer shows that it is up. Callers hold the gate's lock.
 */
final class EndpointTrouble {

    private static final int UNCONNECTED = 10;
    private static final int SICK_MODELS = 3;

    private final Set<ModelGate> sick = new HashSet<>();
    private int unconnected;
    private boolean everWorked;

    void answered() {
        everWorked = true;
        unconnected = 0;
        sick.clear();
    }

    void failed(Kind kind, ModelGate model) {
        unconnected = kind == Kind.CONNECT ? unconnected + 1 : 0;
        if (model.circuit() != CircuitState.CLOSED) {
            sick.add(model);
        }
    }

    /** Whether every model has to show by a single call that it is answered. */
    boolean isDown() {
        return unconnected >= UNCONNECTED || sick.size() >= SICK_MODELS;
    }

    boolean everWorked() {
        return everWorked;
    }
}
