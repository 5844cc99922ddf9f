package io.plumbline.pipeline;

import java.util.Base64;
import java.util.BitSet;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;

/**
 * Which records of a partition are finished. Kafka keeps one position for a partition, the first record that is not finished; what is finished
 * beyond it is written into the metadata of that position, so that one slow record does not make all the others be done again. Not safe
 * for several threads.
 *
 * <p>The metadata is {@value #FORM} and, in Base64, one bit for each offset from the position on, set where the record is finished.
 */
final class FinishedOffsets {

    private static final String FORM = "finished:";

    /** The broker takes 4,096 characters of metadata; what is finished beyond these offsets is forgotten at a restart, not lost. */
    private static final int MOST_BITS = 8 * 3000;

    private static final long UNKNOWN = -1;

    private final TreeSet<Long> open = new TreeSet<>();

    /** Finished before this partition was assigned, and not read again yet. */
    private final TreeSet<Long> ahead = new TreeSet<>();

    /** Behind the last record that was read; negative while there is none and no position was committed. */
    private long next;

    private boolean changed;

    private FinishedOffsets(long next) {
        this.next = next;
    }

    /** Begins where a position was committed; null where none was. Metadata that somebody else wrote says nothing. */
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

    /** A record has been read; false where it was finished before, and so needs no work. */
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

    /** The work on a record is done. */
    void finish(long offset) {
        changed |= open.remove(offset);
    }

    /** Whether any record is under work. */
    boolean busy() {
        return !open.isEmpty();
    }

    /** Whether there is something new to commit. */
    boolean changed() {
        return changed;
    }

    /** What was committed last has not arrived. */
    void commitAgain() {
        changed = true;
    }

    /** The position and what is finished beyond it; empty as long as neither is known. */
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
