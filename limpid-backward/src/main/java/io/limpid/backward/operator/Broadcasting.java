package io.limpid.backward.operator;

import io.limpid.backward.Step;
import io.limpid.graph.Value;
import io.limpid.tensor.Dim;
import io.limpid.tensor.Shape;
import java.util.stream.IntStream;

/** What undoes the repetition of an operand that was broadcast. */
final class Broadcasting {
    private static final Dim ONE = new Dim.Fixed(1);

    private Broadcasting() {}

    /**
     * Emits the sum of a gradient over the axes along which an operand was repeated to fill the node's output.
     *
     * @param gradient of the shape of the output
     * @return of the shape of the operand
     */
    static Value collapse(Step at, Value gradient, Value operand) {
        Shape full = at.shape(at.output());
        Shape own = at.shape(operand);
        int added = full.rank() - own.rank();
        long[] repeated = IntStream.range(0, full.rank())
                .filter(axis -> axis < added || isRepeated(own.dims().get(axis - added), full.dims().get(axis)))
                .asLongStream()
                .toArray();
        Value summed = repeated.length == 0 ? gradient : at.emit().reduceSum(gradient, repeated);
        return added == 0 ? summed : at.emit().squeeze(summed, axesBelow(added));
    }

    private static boolean isRepeated(Dim own, Dim full) {
        return own.equals(ONE) && !full.equals(ONE);
    }

    private static long[] axesBelow(int count) {
        return IntStream.range(0, count).asLongStream().toArray();
    }
}
