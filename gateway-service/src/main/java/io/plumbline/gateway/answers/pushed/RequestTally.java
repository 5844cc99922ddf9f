package io.plumbline.gateway.answers.pushed;

import io.plumbline.gateway.http.Findings;
import io.plumbline.problem.Problem;
import io.plumbline.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What became of the lines of one request so far; batch follows batch, so that no two threads add at a time. */
final class RequestTally {

    /** What a report may name; a request with more wrong lines is no file of answers. */
    private static final int MOST_REFUSED = 1000;

    private final List<AnswerReport.Refused> refused = new ArrayList<>();
    private final List<Integer> unacknowledged = new ArrayList<>();
    private long accepted;
    private long duplicates;
    private long notSampled;
    private int readTo;

    /** Lines that need no broker. */
    void add(PushedBatch batch) {
        duplicates += batch.duplicates();
        notSampled += batch.notSampled();
        refused.addAll(batch.refused());
    }

    /** Lines that were sent; of several with the same answer one is accepted, once the broker has it. */
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

    /** Whether nothing was read at all. */
    boolean isEmpty() {
        return readTo == 0;
    }

    /** Ends the request where the broker does not answer, and where too much of it is wrong. */
    void requireGoingOn() {
        if (!unacknowledged.isEmpty()) {
            throw new ProblemException(
                    Problem.unavailable(
                            "the broker does not answer: what is named as unacknowledged and what was not read must be sent again"));
        }
        if (refused.size() >= MOST_REFUSED) {
            new Findings()
                    .add("", MOST_REFUSED + " lines are refused; what is behind line " + readTo + " was not read")
                    .refuse();
        }
    }

    AnswerReport report() {
        return new AnswerReport(accepted, duplicates, notSampled, refused.size(), refused, readTo, unacknowledged);
    }
}
