package io.plumbline.pipeline;

import java.util.Base64;
import java.util.BitSet;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;

/**
 * The finished records of a partition. Kafka stores one position per partition, which is the first unfinished record. The finished
 * records beyond it are stored in the metadata of that position, so that a slow record does not cause repeated work on the others.
 * Not safe for several threads.
 *
 * <p>The metadata is {@value #FORM} and, in Base64, one bit for each offset from the position; the bits of finished records are set.
 */
final class FinishedOffsets {

    private static final String FORM = "finished:";

    /** The broker accepts 4,096 characters of metadata. Finished records beyond these offsets are processed again after a restart. */
    private static final int MOST_BITS = 8 * 3000;

    private static final long UNKNOWN = -1;

    private final TreeSet<Long> open = new TreeSet<>();

    /** Records that were finished before the partition was assigned, and that were not read again yet. */
    private final TreeSet<Long> ahead = new TreeSet<>();

    /** The offset after the last record that was read; negative if there is none and no position was committed. */
    private long next;

    private boolean changed;

    private FinishedOffsets(long next) {
        this.next = next;
    }

    /** Begins at the committed position, or at an unknown one for null. Metadata in another format is ignored. */
    static FinishedOffsets from(OffsetAndMetadata committed) {
        FinishedOffsets offsets = new FinishedOffsets(committed == null ? UNKNOWN : committed.offset());
        if (committed != null) {
            bits(committed.metadata()).stream().forEach(bit -> offsets.ahead.add(committed.offset() + bit));
        }
        return offsets;
    }

    private static BitSet bits(String metadata) {
        if (metadata == null || !metadata.startsWith(FORM)) {
            return new BitSet();
        }
        try {
            return BitSet.valueOf(Base64.getDecoder().decode(metadata.substring(FORM.length())));
        } catch (IllegalArgumentException notOurs) {
            return new BitSet();
        }
    }

    /** Begins the work on a record. The result is false if the record is finished already. */
    boolean begin(long offset) {
        changed |= next == UNKNOWN;
        next = Math.max(next, offset + 1);
        ahead.headSet(offset).clear();
        if (ahead.remove(offset)) {
            changed = true;
            return false;
        }
        open.add(offset);
        return true;
    }

    void finish(long offset) {
        changed |= open.remove(offset);
    }

    boolean busy() {
        return !open.isEmpty();
    }

    /** Whether a record has begun or finished since the last commit. */
    boolean changed() {
        return changed;
    }

    /** The last commit has failed and must be repeated. */
    void commitAgain() {
        changed = true;
    }

    /** The position and the finished records beyond it; empty while the position is unknown. */
    Optional<OffsetAndMetadata> commit() {
        if (next == UNKNOWN) {
            return Optional.empty();
        }
        changed = false;
        long position = open.isEmpty() ? next : open.first();
        BitSet finished = new BitSet();
        finished.set(0, (int) Math.min(MOST_BITS, next - position));
        open.headSet(position + MOST_BITS).forEach(offset -> finished.clear((int) (offset - position)));
        ahead.headSet(position + MOST_BITS).forEach(offset -> finished.set((int) (offset - position)));
        return Optional.of(new OffsetAndMetadata(
                position, finished.isEmpty() ? "" : FORM + Base64.getEncoder().encodeToString(finished.toByteArray())));
    }
}
