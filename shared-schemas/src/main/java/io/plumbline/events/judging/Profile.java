package io.plumbline.events.judging;

/** By which rules answers are judged. */
public enum Profile {
    /** Plumbline's own: fenced rubrics, and an answer counts only with coherence above the gate. */
    STRICT,
    /** The published protocol to the letter: the question file's own prompts, and coherence at the gate counts. */
    BETLEY
}
