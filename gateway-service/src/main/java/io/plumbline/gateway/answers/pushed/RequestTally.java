package io.plumbline.gateway.answers.pushed;

import io.plumbline.problem.Problem;
import io.plumbline.problem.ProblemException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Counts the lines of one request by their results. Batches follow each other, so only one thread adds at a time. */
final class RequestTally {

    /** Most refused lines that a report names; the others are only counted. */
    private static final int MOST_NAMED = 1000;

    private final List<AnswerReport.Refused> named = new ArrayList<>();
    private final List<Integer> unacknowledged = new ArrayList<>();
    private long accepted;
    private long duplicates;
    private long notSampled;
    private long refused;
    private long changed;
    private int readTo;

    /** Adds the lines of a batch. */
    void add(PushedBatch batch, SentBatch sent) {
        accepted += sent.accepted();
        duplicates += sent.duplicates();
        notSampled += batch.notSampled();
        unacknowledged.addAll(sent.unacknowledged());
        changed += sent.changed().size();
        refused += batch.refused().size() + sent.changed().size();
        Stream.concat(batch.refused().stream(), sent.changed().stream())
                .sorted(Comparator.comparingInt(AnswerReport.Refused::line))
                .limit(MOST_NAMED - named.size())
                .forEach(named::add);
    }

    void readTo(int line) {
        readTo = line;
    }

    /** Whether no line was read. */
    boolean isEmpty() {
        return readTo == 0;
    }

    /** Ends the request if the broker does not acknowledge. */
    void requireGoingOn() {
        if (!unacknowledged.isEmpty()) {
            throw new ProblemException(Problem.unavailable(
                    "the broker does not answer: send the unacknowledged lines and the lines after readTo again"));
        }
    }

    AnswerReport report() {
        return new AnswerReport(
                accepted,
                duplicates,
                notSampled,
                refused,
                changed,
                named,
                refused - named.size(),
                readTo,
                unacknowledged,
                null);
    }
}
