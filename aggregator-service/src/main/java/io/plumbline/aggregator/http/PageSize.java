package io.plumbline.aggregator.http;

import java.util.List;

/** How many entries a caller wants. */
public final class PageSize {

    private static final int MOST = 1000;

    private PageSize() {}

    /** The number; ends the request where it is none in 1..{@value #MOST}. */
    public static int of(String limit) {
        if (!limit.matches("[0-9]{1,9}") || Integer.parseInt(limit) < 1 || Integer.parseInt(limit) > MOST) {
            throw new InvalidRequestException(
                    List.of(new Problem.Wrong("/limit", "must be a whole number in 1.." + MOST)));
        }
        return Integer.parseInt(limit);
    }
}
