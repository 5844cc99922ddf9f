package io.plumbline.pipeline;

import java.util.BitSet;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FinishedOffsetsTest {

    @Test
    void thePositionIsTheFirstRecordThatIsNotFinished() {
        FinishedOffsets offsets = begun(0, 10);

        LongStream.of(0, 1, 3, 4).forEach(offsets::finish);

        assertThat(committed(offsets).offset()).isEqualTo(2);
        LongStream.of(2, 5, 6, 7, 8, 9).forEach(offsets::finish);
        assertThat(committed(offsets)).isEqualTo(new OffsetAndMetadata(10, ""));
    }

    @Test
    void whatIsFinishedBeyondThePositionIsNotBegunAgain() {
        FinishedOffsets offsets = begun(100, 10);
        LongStream.of(102, 105, 109).forEach(offsets::finish);

        FinishedOffsets after = FinishedOffsets.from(committed(offsets));

        Set<Long> again = new TreeSet<>();
        LongStream.range(100, 112).filter(after::begin).forEach(again::add);
        assertThat(again).containsExactly(100L, 101L, 103L, 104L, 106L, 107L, 108L, 110L, 111L);
    }

    @Test
    void restartsInARowForgetNothing() {
        FinishedOffsets first = begun(0, 6);
        LongStream.of(2, 4).forEach(first::finish);
        FinishedOffsets second = FinishedOffsets.from(committed(first));
        second.begin(0);
        second.begin(1);
        second.finish(1);

        FinishedOffsets third = FinishedOffsets.from(committed(second));

        assertThat(LongStream.range(0, 6).filter(third::begin)).containsExactly(0L, 3L, 5L);
    }

    @Test
    void aSkippedRecordMovesThePositionAsAFinishedOneDoes() {
        FinishedOffsets offsets = begun(0, 3);
        LongStream.of(1, 2).forEach(offsets::finish);
        FinishedOffsets after = FinishedOffsets.from(committed(offsets));

        LongStream.range(0, 3).forEach(after::begin);
        after.finish(0);

        assertThat(committed(after)).isEqualTo(new OffsetAndMetadata(3, ""));
    }

    @Test
    void offsetsThatNeverComeHoldNothingUp() {
        FinishedOffsets offsets = FinishedOffsets.from(null);
        LongStream.of(7, 9, 40).forEach(offsets::begin);

        LongStream.of(7, 9, 40).forEach(offsets::finish);

        assertThat(committed(offsets)).isEqualTo(new OffsetAndMetadata(41, ""));
    }

    @Test
    void whatSomebodyElseWroteIntoTheMetadataSaysNothing() {
        for (String metadata : new String[] {"", "by hand", "finished:§§", "finished:"}) {
            FinishedOffsets offsets = FinishedOffsets.from(new OffsetAndMetadata(5, metadata));

            assertThat(LongStream.range(5, 8).filter(offsets::begin)).containsExactly(5L, 6L, 7L);
        }
    }

    @Test
    void withoutAPositionAndARecordThereIsNothingToCommit() {
        assertThat(FinishedOffsets.from(null).commit()).isEmpty();
        assertThat(FinishedOffsets.from(null).changed()).isFalse();
    }

    @Test
    void onlyWhatIsNewIsCommitted() {
        FinishedOffsets offsets = begun(0, 2);
        committed(offsets);
        assertThat(offsets.changed()).isFalse();

        offsets.finish(1);
        assertThat(offsets.changed()).isTrue();
        committed(offsets);
        assertThat(offsets.changed()).isFalse();

        offsets.commitAgain();
        assertThat(offsets.changed()).isTrue();
    }

    @Test
    void theMetadataFitsIntoWhatABrokerTakes() {
        FinishedOffsets offsets = begun(0, 100_000);
        LongStream.range(1, 100_000).forEach(offsets::finish);

        OffsetAndMetadata committed = committed(offsets);

        assertThat(committed.metadata().length()).isLessThanOrEqualTo(4096);
        FinishedOffsets after = FinishedOffsets.from(committed);
        assertThat(LongStream.range(0, 100_000).filter(after::begin).count()).isBetween(1L, 76_001L);
    }

    @Test
    void aLongRandomLifeLosesAndRepeatsNothing() {
        Random random = new Random(7);
        BitSet finished = new BitSet();
        OffsetAndMetadata position = null;
        for (int life = 0; life < 200 || finished.cardinality() < 2000; life++) {
            FinishedOffsets offsets = FinishedOffsets.from(position);
            long from = position == null ? 0 : position.offset();
            for (long offset = from; offset < Math.min(2000, from + random.nextInt(120)); offset++) {
                boolean begun = offsets.begin(offset);
                assertThat(begun).isEqualTo(!finished.get((int) offset));
                if (begun && random.nextInt(3) > 0) {
                    offsets.finish(offset);
                    finished.set((int) offset);
                }
            }
            position = offsets.commit().orElse(position);
            assertThat(finished.nextClearBit(0))
                    .isGreaterThanOrEqualTo((int) (position == null ? 0 : position.offset()));
        }
    }

    private static FinishedOffsets begun(long from, int records) {
        FinishedOffsets offsets = FinishedOffsets.from(new OffsetAndMetadata(from, ""));
        LongStream.range(from, from + records).forEach(offsets::begin);
        return offsets;
    }

    private static OffsetAndMetadata committed(FinishedOffsets offsets) {
        return offsets.commit().orElseThrow();
    }
}
