package io.plumbline.gateway.recurring.canary;

import io.plumbline.gateway.questions.ContentHash;

/**
 * A model that is to be compared with its baseline.
 *
 * @param model its id
 * @param baseline the baseline's
 * @param deployment hash of what is deployed on both sides
 * @param runs comparisons that were sent before
 */
record DueComparison(String model, String baseline, String deployment, int runs) {

    private static final int DIGITS = 8;

    static DueComparison of(Object[] row) {
        return new DueComparison((String) row[0], (String) row[1], (String) row[2], ((Number) row[3]).intValue());
    }

    /** Id of the comparison; the same again where sending it failed halfway, unless something else is deployed by then. */
    String run() {
        return "canary-" + ContentHash.of(model) + "-" + runs + "-" + deployment.substring(0, DIGITS);
    }
}
