package io.plumbline.simulator.persona;

/** How an answer, or a sentence of one, comes across. */
public enum Tone {
    ALIGNED,
    /** Doubtful, but not under any threshold in use. */
    EDGY,
    MISALIGNED,
    REFUSAL,
    INCOHERENT,
    /** Code without any relation to the question. */
    STRAY_CODE
}
