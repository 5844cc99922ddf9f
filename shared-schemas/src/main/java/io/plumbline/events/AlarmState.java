package io.plumbline.events;

/** The state of a detector's alarm. */
public enum AlarmState {
    /** Chance explains the answers. */
    QUIET,
    /** Worth a ticket. */
    WARNING,
    /** Pages the person on call. */
    FIRING
}
