package io.plumbline.aggregator.http;

import io.plumbline.problem.Problem;
import java.util.List;

/** The query parameter {@code limit} of lists. */
public final class PageSize {

    private static final int MOST = 1000;

    private PageSize() {}

    /** Refuses a limit that is not a whole number from 1 to {@value #MOST}. */
    public static int of(String limit) {
        if (!limit.matches("[0-9]{1,9}") || Integer.parseInt(limit) < 1 || Integer.parseInt(limit) > MOST) {
            throw new InvalidRequestException(
                    List.of(new Problem.FieldError("/limit", "must be a whole number in 1.." + MOST)));
        }
        return Integer.parseInt(limit);
    }
}
