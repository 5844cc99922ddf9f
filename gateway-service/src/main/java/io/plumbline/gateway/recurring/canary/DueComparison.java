package io.plumbline.gateway.recurring.canary;

import io.plumbline.database.Row;
import io.plumbline.gateway.questions.file.ContentHash;

/**
 * A model whose comparison with its baseline is due.
 *
 * @param model id of the model
 * @param baseline id of its baseline
 * @param deployment hash of both registrations
 * @param runs number of comparisons that were sent before
 */
record DueComparison(String model, String baseline, String deployment, int runs) {

    private static final int DIGITS = 8;

    static DueComparison of(Row row) {
        return new DueComparison(row.text("id"), row.text("baseline"), row.text("deployment"), row.integer("runs"));
    }

    /** Id of the comparison. After a failed sending it stays equal, unless the deployment changed in between. */
    String run() {
        return "canary-" + ContentHash.of(model) + "-" + runs + "-" + deployment.substring(0, DIGITS);
    }
}
