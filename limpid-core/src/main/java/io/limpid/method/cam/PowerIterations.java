package io.limpid.method.cam;

import io.limpid.graph.Emitter;
import io.limpid.graph.Value;

/**
 * Writes the eigenvector of the greatest eigenvalue as nodes: a symmetric matrix is squared ten times, which is as many power
 * iterations as 1024, and any of its columns then points along the eigenvector.
 *
 * <p>What is left of the next eigenvector is {@code (l2 / l1)^1024}.
 */
record PowerIterations(Emitter emit) {
    static final int SQUARINGS = 10;

    /**
     * Emits the eigenvectors.
     *
     * @param matrices {@code [N,m,m]}, symmetric, without a negative eigenvalue of greater magnitude
     * @param size {@code m}
     * @return {@code [N,m,1]}, of length 1; zeros for a matrix of zeros
     */
    Value greatest(Value matrices, long size) {
        Value power = scaled(matrices);
        for (int i = 0; i < SQUARINGS; i++) {
            power = scaled(emit.matMul(power, power));
        }
        Value diagonal = emit.reduceSum(emit.mul(power, identity(size)), 2);
        Value strongest = emit.argMax(emit.squeeze(diagonal, 2), 1);
        Value column = emit.matMul(power, emit.unsqueeze(emit.oneHot(strongest, size), 2));
        return emit.divOrZero(column, emit.sqrt(emit.reduceSum(emit.square(column), 1)));
    }

    private Value scaled(Value matrices) {
        return emit.divOrZero(matrices, emit.reduceMax(emit.abs(matrices), 1, 2));
    }

    /** Emits ones on a diagonal, {@code [m,m]}. */
    private Value identity(long size) {
        long[] places = new long[(int) size];
        for (int i = 0; i < places.length; i++) {
            places[i] = i;
        }
        return emit.oneHot(emit.indices(places), size);
    }
}
