package io.limpid.backward;

import io.limpid.graph.Emitter;
import io.limpid.graph.Value;
import io.limpid.tensor.Shape;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Undoes broadcasting. Decides from ranks and known sizes, for any batch. */
public final class Broadcast {
    private Broadcast() {}

    /**
     * Sums a signal over the axes along which a value was repeated.
     *
     * @param from the shape of the signal
     * @param to the shape of the value; {@code from} is what it broadcasts to
     */
    public static Value undo(Emitter emit, Value signal, Shape from, Shape to) {
        int added = from.rank() - to.rank();
        Value sameRank = added == 0
                ? signal
                : emit.sumOut(signal, LongStream.range(0, added).toArray());
        long[] repeated = IntStream.range(0, to.rank())
                .filter(axis -> isOne(to, axis) && !isOne(from, axis + added))
                .asLongStream()
                .toArray();
        return repeated.length == 0 ? sameRank : emit.reduceSum(sameRank, repeated);
    }

    private static boolean isOne(Shape shape, int axis) {
        return shape.isFixed(axis) && shape.size(axis) == 1;
    }
}
