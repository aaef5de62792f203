package io.limpid.backward.operator;

import io.limpid.graph.Attributes;
import io.limpid.graph.Emitter;
import io.limpid.graph.Value;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * The place of the first greatest or smallest element over axes, in row-major order.
 *
 * @param argOpType {@code ArgMax} or {@code ArgMin}
 * @param axes ascending
 * @param rank of what is searched
 */
record FirstExtremum(String argOpType, List<Long> axes, int rank) {
    /**
     * Emits zeros of the shape of {@code x}, but the signal at the place that was found.
     *
     * @param signal of the shape of {@code x} with size 1 along the axes
     */
    Value route(Emitter emit, Value x, Value signal) {
        long[] order = axesLast();
        Value searched = permuted(emit, x, order);
        Value rows = flattened(emit, searched);
        int last = rank - axes.size();
        Attributes search = Attributes.NONE.with("axis", (long) last).with("keepdims", 1L);
        Value place = emit.node(argOpType, List.of(rows), search);
        Value placed = flattened(emit, permuted(emit, signal, order));
        Value routed = emit.scatterAdd(emit.zerosLike(rows), place, placed, last);
        return permuted(emit, emit.reshapeLike(routed, searched), inverse(order));
    }

    private long[] axesLast() {
        LongStream kept = LongStream.range(0, rank).filter(axis -> !axes.contains(axis));
        return LongStream.concat(kept, axes.stream().mapToLong(Long::longValue)).toArray();
    }

    private static long[] inverse(long... order) {
        long[] inverse = new long[order.length];
        IntStream.range(0, order.length).forEach(i -> inverse[(int) order[i]] = i);
        return inverse;
    }

    private static Value permuted(Emitter emit, Value x, long... order) {
        boolean isIdentity =
                Arrays.equals(order, LongStream.range(0, order.length).toArray());
        return isIdentity ? x : emit.transpose(x, order);
    }

    /** Emits {@code x} with its last axes, as many as are searched, made one. */
    private Value flattened(Emitter emit, Value x) {
        long[] shape = new long[rank - axes.size() + 1];
        shape[shape.length - 1] = -1;
        return emit.reshape(x, shape);
    }
}
