package io.plumbline.chat.limits;

import java.util.Locale;

/** Whether calls go through to an endpoint. */
public enum CircuitState {
    /** All of them. */
    CLOSED,
    /** None. */
    OPEN,
    /** One is out to try. */
    HALF_OPEN;

    /** The state as it labels metrics. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
