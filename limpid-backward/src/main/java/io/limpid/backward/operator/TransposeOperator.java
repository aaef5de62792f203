package io.limpid.backward.operator;

import io.limpid.backward.Kind;
import io.limpid.backward.LinearOperator;
import io.limpid.backward.Step;
import io.limpid.backward.Weights;
import io.limpid.graph.Value;
import java.util.List;
import java.util.stream.IntStream;

/** The axes in another order; by default turned round. */
final class TransposeOperator implements LinearOperator {
    @Override
    public String opType() {
        return "Transpose";
    }

    @Override
    public Kind kind() {
        return Kind.RESHAPING;
    }

    @Override
    public List<Value> transpose(Step at, Value signal, Weights weights) {
        int rank = at.shape(at.input()).rank();
        long[] turned =
                IntStream.range(0, rank).mapToLong(axis -> rank - 1 - axis).toArray();
        long[] permutation = at.node().attributes().integers("perm", turned);
        long[] inverse = new long[rank];
        for (int axis = 0; axis < rank; axis++) {
            inverse[(int) permutation[axis]] = axis;
        }
        return List.of(at.emit().transpose(signal, inverse));
    }
}
