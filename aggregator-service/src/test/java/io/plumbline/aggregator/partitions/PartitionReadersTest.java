package io.plumbline.aggregator.partitions;

import java.util.Set;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PartitionReadersTest {

    private final PartitionReaders readers = new PartitionReaders();

    @Test
    void aPartitionThatAReaderLosesHasNoReader() {
        readers.assigned("first", Set.of(0, 1, 2));

        assertThat(readers.lost("first", Set.of(0, 1))).containsExactlyInAnyOrder(0, 1);
        assertThat(readers.lost("first", Set.of(0, 2))).containsExactly(2);
    }

    @Test
    void aLateLossLeavesThePartitionToItsNewReader() {
        readers.assigned("first", Set.of(0, 1));
        readers.assigned("second", Set.of(0));

        assertThat(readers.lost("first", Set.of(0, 1))).containsExactly(1);
        assertThat(readers.lost("second", Set.of(0))).containsExactly(0);
    }

    @Test
    void anAssignmentReleasesPartitionsWhoseLossWasNotReported() {
        readers.assigned("first", Set.of(0, 1, 2));
        readers.assigned("second", Set.of(1, 5));

        assertThat(readers.assigned("first", Set.of(2, 3))).containsExactly(0);
        assertThat(readers.lost("first", Set.of(3))).containsExactly(3);
    }
}
