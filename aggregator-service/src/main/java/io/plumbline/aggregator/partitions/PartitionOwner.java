package io.plumbline.aggregator.partitions;

import java.util.Set;

/**
 * Keeps what this instance exports in step with the partitions of the topic scores that it reads. All owners hear of each
 * change, one after another, on the thread of a Kafka consumer.
 */
public interface PartitionOwner {

    /** Adds partitions that this instance now reads; some of them may be known already. */
    void own(Set<Integer> partitions);

    /** Withdraws what was exported for partitions that this instance no longer reads. */
    void disown(Set<Integer> partitions);
}
