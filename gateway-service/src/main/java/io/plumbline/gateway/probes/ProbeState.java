package io.plumbline.gateway.probes;

/** How far a probe is. */
public enum ProbeState {
    /** Prompts are being asked. */
    RUNNING,
    /** Every index has its outcome. */
    FINISHED,
    /** Somebody called it off; what was not asked yet is accounted as cancelled. */
    CANCELLED
}
