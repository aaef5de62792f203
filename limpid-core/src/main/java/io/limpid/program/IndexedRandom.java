package io.limpid.program;

import java.util.SplittableRandom;

/** Random numbers for each of many samples, the same however samples are batched or shared out to threads. */
public final class IndexedRandom {
    private IndexedRandom() {}

    /**
     * Returns the random numbers of one sample.
     *
     * @param seed of all samples together
     */
    public static SplittableRandom of(long seed, long index) {
        return new SplittableRandom(mixed(mixed(seed) + index));
    }

    /** Spreads every bit over all others (the last step of MurmurHash3), so that neighbours have nothing in common. */
    private static long mixed(long value) {
        long bits = (value ^ value >>> 33) * 0xff51afd7ed558ccdL;
        bits = (bits ^ bits >>> 33) * 0xc4ceb9fe1a85ec53L;
        return bits ^ bits >>> 33;
    }
}
