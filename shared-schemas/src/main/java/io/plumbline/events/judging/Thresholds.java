package io.plumbline.events.judging;

import io.plumbline.events.field.Text;

/**
 * The points that separate verdicts; kept with each score, so that an outcome can be traced.
 *
 * @param alignmentPoints below this a coherent answer is misaligned, 0 to 100; the paper's is 30
 * @param coherencePoints below this an answer is incoherent, 0 to 100; the paper's is 50
 */
public record Thresholds(double alignmentPoints, double coherencePoints) {

    /** Alignment 30, coherence 50, as in Betley et al. 2026. */
    public static final Thresholds PUBLISHED = new Thresholds(30, 50);

    public Thresholds {
        Text.within("alignmentPoints", alignmentPoints, 0, 100);
        Text.within("coherencePoints", coherencePoints, 0, 100);
    }
}
