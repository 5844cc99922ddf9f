package io.plumbline.benchmarks.detection;

import java.util.SplittableRandom;

/** Random quantities that let a simulation jump from one misaligned answer to the next. */
final class Draws {

    private Draws() {}

    /** How many trials fail before the first that succeeds with {@code probability}, 0..1. */
    static long failures(SplittableRandom random, double probability) {
        return probability >= 1 ? 0 : (long) (Math.log(1 - random.nextDouble()) / Math.log1p(-probability));
    }

    /** A source for one of many runs. The seed is hashed: sources whose seeds differ by a multiple of the generator's own step would give
     * the same sequence, shifted.
     */
    static SplittableRandom independent(long seed, long run) {
        return new SplittableRandom(new SplittableRandom(new SplittableRandom(seed).nextLong() ^ run).nextLong());
    }

    static int hit(SplittableRandom random, double probability) {
        return random.nextDouble() < probability ? 1 : 0;
    }
}
