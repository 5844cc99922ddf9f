package io.plumbline.pipeline;

import io.plumbline.pipeline.WorkShare.Look;
import io.plumbline.pipeline.WorkShare.Parts;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class WorkShareTest {

    @Test
    void whoHasAllTheWorkHasTheWholeLimit() {
        assertThat(WorkShare.share(partitions(3), partitions(0, 1, 2, 3, 4, 5))).isEqualTo(1);
    }

    @Test
    void partsFollowTheBusyPartitionsAndAddUpToOne() {
        Set<TopicPartition> busy = partitions(0, 4, 7, 9);

        double one = WorkShare.share(busy, partitions(0, 1, 2, 3));
        double two = WorkShare.share(busy, partitions(4, 5, 6, 7));
        double three = WorkShare.share(busy, partitions(8, 9, 10, 11));

        assertThat(two).isEqualTo(0.5);
        assertThat(one + two + three).isCloseTo(1, within(1e-12));
    }

    @Test
    void whoseWorkIsNotSeenYetCountsAsOne() {
        assertThat(WorkShare.share(Set.of(), partitions(0))).isEqualTo(1);
        assertThat(WorkShare.share(partitions(1, 2, 3), partitions(0))).isEqualTo(0.25);
    }

    @Test
    void twoThatBeginAtOnceDoNotBothHaveAll() {
        Parts onlyItsOwnWorkIsSeen = new Parts(1, 0.5);

        Look first = Look.after(Look.NONE, onlyItsOwnWorkIsSeen, 0);

        assertThat(first.share()).isEqualTo(0.5);
        assertThat(Look.after(first, onlyItsOwnWorkIsSeen, 1).share()).isEqualTo(1);
        assertThat(Look.after(first, new Parts(0.25, 0.5), 1).share()).isEqualTo(0.25);
    }

    @Test
    void aShareFallsAtOnceAndRisesAtTheSecondLook() {
        Look all = new Look(new Parts(1, 0.5), 1, 0);

        Look half = Look.after(all, new Parts(0.5, 0.5), 1);
        Look once = Look.after(half, new Parts(1, 0.5), 2);
        Look twice = Look.after(once, new Parts(1, 0.5), 3);

        assertThat(List.of(half.share(), once.share(), twice.share())).containsExactly(0.5, 0.5, 1.0);
    }

    @Test
    void theOnlyReplicaHasAllFromItsFirstLook() {
        assertThat(Look.after(Look.NONE, Parts.ALL, 0).share()).isEqualTo(1);
    }

    @Test
    void afterAPauseOnlyTheOwnPartIsSure() {
        assertThat(new Look(new Parts(1, 0.5), 1, 0).afterAPause()).isEqualTo(0.5);
        assertThat(new Look(new Parts(0.25, 0.5), 0.25, 0).afterAPause()).isEqualTo(0.25);
    }

    private static Set<TopicPartition> partitions(int... numbers) {
        return IntStream.of(numbers)
                .mapToObj(number -> new TopicPartition("prompts", number))
                .collect(Collectors.toSet());
    }
}
