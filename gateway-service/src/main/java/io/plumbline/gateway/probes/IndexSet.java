package io.plumbline.gateway.probes;

import java.util.stream.IntStream;

/** A set of indexes as a bitmap: one bit each, the lowest bit of the first byte first. 100,000 indexes take 12.5 kB. */
final class IndexSet {

    private final byte[] bits;

    /** The set that a column holds; it is changed in place. */
    IndexSet(byte[] bits) {
        this.bits = bits;
    }

    /** Room for so many indexes, none of them set. */
    static byte[] empty(int size) {
        return new byte[(size + Byte.SIZE - 1) / Byte.SIZE];
    }

    /** Adds an index; false where it was there already. */
    boolean add(int index) {
        boolean isNew = !contains(index);
        bits[index / Byte.SIZE] |= (byte) (1 << (index % Byte.SIZE));
        return isNew;
    }

    boolean contains(int index) {
        return (bits[index / Byte.SIZE] >> (index % Byte.SIZE) & 1) == 1;
    }

    /** The indexes of a range that are not in it, in order. */
    IntStream missing(int from, int to) {
        return IntStream.range(from, to).filter(index -> !contains(index));
    }
}
