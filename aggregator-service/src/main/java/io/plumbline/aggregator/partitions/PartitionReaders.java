package io.plumbline.aggregator.partitions;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The reader of each partition within this process. A reader that was silent for too long learns of its lost partitions late or
 * never, and by then another reader of this process may have them.
 */
final class PartitionReaders {

    private final Map<Integer, Object> readers = new HashMap<>();

    /** Gives a reader exactly these partitions; returns those that it had and that no reader of this process has now. */
    Set<Integer> assigned(Object reader, Set<Integer> partitions) {
        Set<Integer> gone = readers.entrySet().stream()
                .filter(entry -> entry.getValue().equals(reader) && !partitions.contains(entry.getKey()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        readers.keySet().removeAll(gone);
        partitions.forEach(partition -> readers.put(partition, reader));
        return gone;
    }

    /** Takes partitions from a reader; returns those that no reader of this process has now. */
    Set<Integer> lost(Object reader, Set<Integer> partitions) {
        return partitions.stream()
                .filter(partition -> readers.remove(partition, reader))
                .collect(Collectors.toSet());
    }
}
