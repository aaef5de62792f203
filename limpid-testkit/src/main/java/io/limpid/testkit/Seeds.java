package io.limpid.testkit;

import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Makes seeds for random tests: the same ones on every machine and every day. */
public final class Seeds {
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private Seeds() {}

    /** Returns the seed that belongs to a name: two cases with different names see different data. */
    public static long of(String name) {
        return name.chars().asLongStream().reduce(FNV_OFFSET, (hash, letter) -> (hash ^ letter) * FNV_PRIME);
    }

    /** Returns the seed of repetition {@code index} of a named case. */
    public static long of(String name, int index) {
        return of(name + "#" + index);
    }

    /** Returns the seeds of the first {@code count} repetitions of a named case. */
    public static LongStream first(int count, String name) {
        return IntStream.range(0, count).mapToLong(index -> of(name, index));
    }
}
