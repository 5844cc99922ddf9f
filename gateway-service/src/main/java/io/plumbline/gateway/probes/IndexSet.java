package io.plumbline.gateway.probes;

import java.util.stream.IntStream;

/** A set of indexes as a bitmap: one bit each, the lowest bit of the first byte first. 100,000 indexes take 12.5 kB. */
final class IndexSet {

    private final byte[] bits;

    /** Wraps a column's bytes; {@link #add} changes them in place. */
    IndexSet(byte[] bits) {
        this.bits = bits;
    }

    /** An empty bitmap for the indexes 0 to below {@code size}. */
    static byte[] empty(int size) {
        return new byte[(size + Byte.SIZE - 1) / Byte.SIZE];
    }

    /** Adds an index; false if it was there already. */
    boolean add(int index) {
        boolean isNew = !contains(index);
        bits[index / Byte.SIZE] |= (byte) (1 << (index % Byte.SIZE));
        return isNew;
    }

    boolean contains(int index) {
        return (bits[index / Byte.SIZE] >> (index % Byte.SIZE) & 1) == 1;
    }

    /** The indexes of a range that this set lacks, in order. */
    IntStream missing(int from, int to) {
        return IntStream.range(from, to).filter(index -> !contains(index));
    }
}
