package io.plumbline.aggregator.counts;

import java.time.Duration;
import java.time.Instant;

/** How far back a gauge looks, by the time of the answers. */
public enum TimeWindow {
    HOUR("1h", Duration.ofHours(1)),
    DAY("24h", Duration.ofHours(24)),
    /** Everything since the series began. */
    ALL("all", null);

    private final String label;
    private final Duration length;

    TimeWindow(String label, Duration length) {
        this.label = label;
        this.length = length;
    }

    /** The value of the label {@code window}. */
    public String label() {
        return label;
    }

    public boolean isBounded() {
        return length != null;
    }

    /** The start of the oldest bucket that belongs to a bounded window: the bucket that its beginning lies in. */
    Instant oldestBucket(Instant now) {
        return Buckets.start(now.minus(length));
    }
}
