package io.plumbline.gateway.probes;

/** State of a probe and of its lanes. */
public enum ProbeState {
    /** Some prompts have no outcome yet. */
    RUNNING,
    /** Every prompt has an outcome. */
    FINISHED,
    /** An operator cancelled it; unreleased prompts are accounted as cancelled. */
    CANCELLED
}
