package io.plumbline.aggregator.counts;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** A series' answers by outcome in steps of five minutes, over the last day and one step. */
public final class Buckets {

    public static final Duration STEP = Duration.ofMinutes(5);

    private final NavigableMap<Instant, Map<String, Long>> answers = new TreeMap<>();

    public Buckets() {}

    /** Start of the five minutes that an instant lies in. */
    public static Instant start(Instant at) {
        long step = STEP.toMillis();
        return Instant.ofEpochMilli(Math.floorDiv(at.toEpochMilli(), step) * step);
    }

    /** Takes a total if it is larger than the known one. */
    public void merge(Totals.BucketTotal total, Instant now) {
        answers.computeIfAbsent(total.start(), start -> new HashMap<>())
                .merge(total.outcome(), total.answers(), Math::max);
        answers.headMap(TimeWindow.DAY.oldestBucket(now)).clear();
    }

    /** Adds the answers of a bounded window to counts. */
    public void addTo(OutcomeCounts tally, TimeWindow window, Instant now) {
        answers.tailMap(window.oldestBucket(now))
                .values()
                .forEach(bucket -> bucket.forEach((outcome, count) -> tally.add(outcome, count)));
    }
}
