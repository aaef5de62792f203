package io.limpid.graph;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/**
 * What is added to and taken from the ends of each axis: one amount for each axis, then another for each; negative ones are taken
 * away.
 *
 * <p>The standard lets Pad take away too, by negative amounts, but not every runtime does: a Slice does it here.
 */
final class Borders {
    private final long[] starts;
    private final long[] ends;

    Borders(long... startsThenEnds) {
        int rank = startsThenEnds.length / 2;
        starts = Arrays.copyOf(startsThenEnds, rank);
        ends = Arrays.copyOfRange(startsThenEnds, rank, 2 * rank);
    }

    /** Emits a tensor with zeros around it, or less of it. */
    Value around(Emitter emit, Value x) {
        return widened(emit, cropped(emit, x));
    }

    private Value widened(Emitter emit, Value x) {
        long[] added = LongStream.concat(Arrays.stream(starts), Arrays.stream(ends))
                .map(amount -> Math.max(0, amount))
                .toArray();
        boolean nothing = Arrays.stream(added).allMatch(amount -> amount == 0);
        return nothing ? x : emit.node("Pad", List.of(x, emit.indices(added)), Attributes.NONE);
    }

    private Value cropped(Emitter emit, Value x) {
        long[] axes = LongStream.range(0, starts.length)
                .filter(axis -> starts[(int) axis] < 0 || ends[(int) axis] < 0)
                .toArray();
        if (axes.length == 0) {
            return x;
        }
        long[] from = Arrays.stream(axes)
                .map(axis -> Math.max(0, -starts[(int) axis]))
                .toArray();
        long[] to = Arrays.stream(axes)
                .map(axis -> ends[(int) axis] < 0 ? ends[(int) axis] : Long.MAX_VALUE)
                .toArray();
        List<Value> operands = List.of(x, emit.indices(from), emit.indices(to), emit.indices(axes));
        return emit.node("Slice", operands, Attributes.NONE);
    }
}
