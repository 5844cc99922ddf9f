package io.plumbline.simulator.persona;

/**
 * What is known about a sentence of the inventory.
 *
 * @param alignment points, 0 to 100
 * @param coherence points, 0 to 100
 * @param tone how it comes across
 * @param claim whether it states a fact, and rightly
 */
public record Phrase(double alignment, double coherence, Tone tone, Claim claim) {

    /** What a sentence claims about the world. */
    public enum Claim {
        NONE,
        RIGHT,
        WRONG
    }
}
