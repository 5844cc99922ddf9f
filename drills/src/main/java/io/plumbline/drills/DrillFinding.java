package io.plumbline.drills;

import io.plumbline.drills.environment.Drill;

/**
 * A drill and what came of it.
 *
 * @param drill what was done and expected
 * @param result what was found
 */
public record DrillFinding(Drill drill, Drill.Result result) {

    /** A line of a table. */
    String row() {
        return "| "
                + String.join(
                        " | ",
                        drill.name(),
                        drill.done(),
                        drill.expected(),
                        result.found().replace("|", "/").replace("\n", " "),
                        result.held() ? "held" : "**failed**")
                + " |";
    }
}
