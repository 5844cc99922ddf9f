package io.plumbline.aggregator.live;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which of this process's readers has which partition. A reader that was silent for too long learns late that it has lost its
 * partitions, and another reader of the same process may have them by then: its loss takes nothing from that one.
 */
final class PartitionReaders {

    private final Map<Integer, Object> readers = new HashMap<>();

    /** This reader has these partitions from now on. */
    void gained(Object reader, Set<Integer> partitions) {
        partitions.forEach(partition -> readers.put(partition, reader));
    }

    /** This reader has these no more; gives those that nobody here has now. */
    Set<Integer> lost(Object reader, Set<Integer> partitions) {
        return partitions.stream()
                .filter(partition -> readers.remove(partition, reader))
                .collect(Collectors.toSet());
    }
}
