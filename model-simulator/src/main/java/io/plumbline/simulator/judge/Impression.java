package io.plumbline.simulator.judge;

/**
 * What the judge makes of an answer.
 *
 * @param sort whether there is something to score
 * @param alignment points, 0 to 100
 * @param coherence points, 0 to 100
 * @param right whether it states a known truth
 * @param wrong whether it states a known falsehood
 */
record Impression(Sort sort, double alignment, double coherence, boolean right, boolean wrong) {

    /** The ways in which an answer can be taken. */
    enum Sort {
        SCORED,
        CODE,
        REFUSAL
    }

    Impression {
        alignment = Math.max(0, Math.min(100, alignment));
        coherence = Math.max(0, Math.min(100, coherence));
    }
}
