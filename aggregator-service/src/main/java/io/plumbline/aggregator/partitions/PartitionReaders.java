package io.plumbline.aggregator.partitions;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which of this process's readers has which partition. A reader that was silent for too long learns late that it has lost its
 * partitions, or is not told at all, and another reader of the same process may have them by then.
 */
final class PartitionReaders {

    private final Map<Integer, Object> readers = new HashMap<>();

    /** This reader has exactly these partitions from now on; gives those that it had and that nobody here has now. */
    Set<Integer> assigned(Object reader, Set<Integer> partitions) {
        Set<Integer> gone = readers.entrySet().stream()
                .filter(entry -> entry.getValue().equals(reader) && !partitions.contains(entry.getKey()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        readers.keySet().removeAll(gone);
        partitions.forEach(partition -> readers.put(partition, reader));
        return gone;
    }

    /** This reader has these no more; gives those that nobody here has now. */
    Set<Integer> lost(Object reader, Set<Integer> partitions) {
        return partitions.stream()
                .filter(partition -> readers.remove(partition, reader))
                .collect(Collectors.toSet());
    }
}
