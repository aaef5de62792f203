package io.limpid.cli.demo;

import java.util.List;

/**
 * Draws numbers that depend on a seed alone, the same on every machine (the SplitMix64 generator).
 *
 * <p>Not thread-safe; whatever is drawn independently gets dice of its own by {@link #of}.
 */
final class Dice {
    private long state;

    private Dice(long state) {
        this.state = state;
    }

    /** Returns the dice of one topic under a seed: what one topic draws does not change what another draws. */
    static Dice of(long seed, String topic) {
        return new Dice(scrambled(seed) ^ scrambled(topic.hashCode()));
    }

    /** Spreads the bits of a number, so that neighbours become unlike each other. */
    static long scrambled(long bits) {
        long mixed = bits + 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ mixed >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }

    long next() {
        state += 0x9E3779B97F4A7C15L;
        return scrambled(state);
    }

    /** Returns a number from {@code low} up to, not including, {@code high}. */
    float between(double low, double high) {
        double unit = (next() >>> 11) * 0x1p-53;
        return (float) (low + (high - low) * unit);
    }

    boolean chance(double probability) {
        return between(0, 1) < probability;
    }

    <T> T pick(List<T> from) {
        return from.get((int) Math.floorMod(next() >>> 8, (long) from.size()));
    }

    /** Returns −1 or 1. */
    float side() {
        return chance(0.5) ? 1 : -1;
    }
}
