package io.plumbline.chat.limits;

import java.util.Locale;

/** Whether calls to an endpoint go through. */
public enum CircuitState {
    /** All calls go through. */
    CLOSED,
    /** No call goes through. */
    OPEN,
    /** One call is out as a trial. */
    HALF_OPEN;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
