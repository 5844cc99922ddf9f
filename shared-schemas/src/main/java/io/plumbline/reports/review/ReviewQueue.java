package io.plumbline.reports.review;

import io.plumbline.reports.Report;
import java.util.List;

/**
 * Answers on which judges differ and that have no label yet.
 *
 * @param waiting number of all of them, at least 0
 * @param promptIds prompt ids of the newest of them, newest first
 */
@Report
public record ReviewQueue(long waiting, List<String> promptIds) {

    public ReviewQueue {
        promptIds = List.copyOf(promptIds);
    }
}
