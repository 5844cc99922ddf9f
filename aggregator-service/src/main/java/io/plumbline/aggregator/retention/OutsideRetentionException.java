package io.plumbline.aggregator.retention;

import java.time.LocalDate;

/** An answer belongs to a day that is not kept any more, or that has not come yet; it cannot be counted once and only once. */
public final class OutsideRetentionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    OutsideRetentionException(LocalDate day, LocalDate first) {
        super("the probe was submitted on " + day + ", and answers are kept from " + first + " on");
    }
}
