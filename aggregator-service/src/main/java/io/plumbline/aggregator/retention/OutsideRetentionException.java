package io.plumbline.aggregator.retention;

import java.time.LocalDate;

/** An answer belongs to a day outside the retention period or in the future, so it cannot be counted exactly once. */
public final class OutsideRetentionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    OutsideRetentionException(LocalDate day, LocalDate first) {
        super("the probe was submitted on " + day + ", and answers are kept from " + first + " on");
    }
}
