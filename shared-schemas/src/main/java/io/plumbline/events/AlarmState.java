package io.plumbline.events;

/** How loud a detector is. */
public enum AlarmState {
    /** Nothing that chance would not do. */
    QUIET,
    /** Worth a ticket. */
    WARNING,
    /** Wakes somebody. */
    FIRING
}
