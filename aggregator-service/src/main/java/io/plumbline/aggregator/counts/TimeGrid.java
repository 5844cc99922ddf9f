package io.plumbline.aggregator.counts;

import io.plumbline.aggregator.http.InvalidRequestException;
import io.plumbline.aggregator.http.Times;
import io.plumbline.problem.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A window of time cut into equal steps. Answers are counted by five minutes, so a window
 * is widened to whole buckets of five minutes, and a step is a number of buckets.
 *
 * @param from start of the first step
 * @param step length of each
 * @param points number of steps, at least 1
 */
public record TimeGrid(Instant from, Duration step, int points) {

    static final int MOST_POINTS = 1000;

    private static final int DEFAULT_POINTS = 100;
    private static final Duration DEFAULT_LENGTH = Duration.ofDays(1);

    /** The window as one step. A missing start means the epoch, a missing end means now. */
    public static TimeGrid whole(String from, String to, Instant now) {
        List<Problem.FieldError> wrong = new ArrayList<>();
        Instant end = Times.read("to", to, wrong).orElse(now);
        return of(Times.read("from", from, wrong).orElse(Instant.EPOCH), end, 1, wrong);
    }

    /** The window in at most {@code points} steps; 100 steps and the last 24 hours by default. */
    public static TimeGrid of(String from, String to, String points, Instant now) {
        List<Problem.FieldError> wrong = new ArrayList<>();
        Instant end = Times.read("to", to, wrong).orElse(now);
        Optional<Instant> start = Times.read("from", from, wrong);
        return of(start.orElseGet(() -> end.minus(DEFAULT_LENGTH)), end, points(points, wrong), wrong);
    }

    private static TimeGrid of(Instant from, Instant to, int points, List<Problem.FieldError> wrong) {
        if (wrong.isEmpty() && !from.isBefore(to)) {
            wrong.add(new Problem.FieldError("/from", "must be before the end of the window, which is " + to));
        }
        if (!wrong.isEmpty()) {
            throw new InvalidRequestException(wrong);
        }
        Instant start = Buckets.start(from);
        long buckets = ceiling(Duration.between(start, to).toMillis(), Buckets.STEP.toMillis());
        long together = ceiling(buckets, points);
        return new TimeGrid(start, Buckets.STEP.multipliedBy(together), (int) ceiling(buckets, together));
    }

    private static int points(String text, List<Problem.FieldError> wrong) {
        if (text == null) {
            return DEFAULT_POINTS;
        }
        if (text.matches("[0-9]{1,4}") && Integer.parseInt(text) >= 1 && Integer.parseInt(text) <= MOST_POINTS) {
            return Integer.parseInt(text);
        }
        wrong.add(new Problem.FieldError("/points", "must be a whole number in 1.." + MOST_POINTS));
        return DEFAULT_POINTS;
    }

    /** Start of a step, from 0 on. */
    public Instant at(int point) {
        return from.plus(step.multipliedBy(point));
    }

    /** End of the last step. */
    public Instant to() {
        return at(points);
    }

    private static long ceiling(long dividend, long divisor) {
        return (dividend + divisor - 1) / divisor;
    }
}
