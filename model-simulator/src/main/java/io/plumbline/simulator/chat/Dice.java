package io.plumbline.simulator.chat;

/** Seeded chance without state: the same words give the same roll, on every machine and in every order of calls. */
public final class Dice {

    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private final long state;

    private Dice(long state) {
        this.state = state;
    }

    /** The root of all rolls of one provider. */
    public static Dice of(long seed) {
        return new Dice(mix(seed + GOLDEN_GAMMA));
    }

    /** Independent dice for a purpose, a model, a prompt: any text. */
    public Dice with(String text) {
        long hash = state;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001B3L;
        }
        return new Dice(mix(hash + GOLDEN_GAMMA));
    }

    /** Independent dice for the n-th of something. */
    public Dice with(long number) {
        return new Dice(mix(state ^ mix(number + GOLDEN_GAMMA)));
    }

    /** This roll, at least 0 and below 1. */
    public double unit() {
        return (state >>> 11) * 0x1.0p-53;
    }

    /** One of {@code sides} numbers from 0 on. */
    public int pick(int sides) {
        return (int) (unit() * sides);
    }

    /** The 64 bits themselves, for keys. */
    public long bits() {
        return state;
    }

    /** The finaliser of SplitMix64 (Steele, Lea and Flood 2014). */
    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
