package io.plumbline.gateway.answers.pushed;

import io.plumbline.gateway.http.Findings;
import io.plumbline.problem.Problem;
import io.plumbline.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Counts the lines of one request by their results. Batches follow each other, so only one thread adds at a time. */
final class RequestTally {

    /** Most refused lines in a report; a request with more ends early. */
    private static final int MOST_REFUSED = 1000;

    private final List<AnswerReport.Refused> refused = new ArrayList<>();
    private final List<Integer> unacknowledged = new ArrayList<>();
    private long accepted;
    private long duplicates;
    private long notSampled;
    private int readTo;

    /** Adds the lines of a batch that are not sent. */
    void add(PushedBatch batch) {
        duplicates += batch.duplicates();
        notSampled += batch.notSampled();
        refused.addAll(batch.refused());
    }

    /** Adds the lines of a batch that were sent. Of several lines with one answer, one counts as accepted. */
    void sent(PushedBatch batch, Set<Long> durable) {
        batch.fresh().forEach((identity, answer) -> {
            if (durable.contains(identity)) {
                accepted++;
                duplicates += answer.lines().size() - 1;
            } else {
                unacknowledged.addAll(answer.lines());
            }
        });
    }

    void readTo(int line) {
        readTo = line;
    }

    /** Whether no line was read. */
    boolean isEmpty() {
        return readTo == 0;
    }

    /** Ends the request if the broker does not acknowledge, or if too many lines are refused. */
    void requireGoingOn() {
        if (!unacknowledged.isEmpty()) {
            throw new ProblemException(Problem.unavailable(
                    "the broker does not answer: send the unacknowledged lines and the lines after readTo again"));
        }
        if (refused.size() >= MOST_REFUSED) {
            new Findings()
                    .add("", MOST_REFUSED + " lines are refused; lines after " + readTo + " were not read")
                    .refuse();
        }
    }

    AnswerReport report() {
        return new AnswerReport(accepted, duplicates, notSampled, refused.size(), refused, readTo, unacknowledged);
    }
}
